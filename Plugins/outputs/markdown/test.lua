return chancery.tests {
  {
    name = "escapes what Markdown would take for markup",
    reports = { {
      title = "A *b*", documents = 1, omitted_findings = 0, notes = {}, findings = {},
      tables = { {
        title = "T", omitted = 0, columns = { { name = "N|x", type = "string" }, { name = "n", type = "integer" } },
        rows = { { "<script>", 1 } },
      } },
    } },
    check = function(result, expect)
      expect.equal(result.output, "# A \\*b\\*\n\n## T\n\n| N\\|x | n |\n| --- | ---: |\n| \\<script\\> | 1 |\n\n")
    end,
  },
}
