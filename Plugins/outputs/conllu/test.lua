return chancery.tests {
  {
    name = "writes sentences with ids, text, ten columns and the place of each token",
    text = "A title\n\nDon't go, Türkiye. He went.",
    check = function(result, expect)
      expect.contains(result.output, "# newdoc id = test.txt\n")
      expect.contains(result.output, "# newpar id = test.txt-p1\n# block = heading 1\n# sent_id = test.txt-s1\n# text = A title\n"
        .. "1\tA\t_\tX\t_\t_\t0\troot\t_\tTokenRange=0:1\n2\ttitle\t_\tX\t_\t_\t1\tdep\t_\tTokenRange=2:7\n\n")
      expect.contains(result.output, "# text = Don't go, Türkiye.\n1\tDo\t_\tX\t_\t_\t0\troot\t_\tSpaceAfter=No|TokenRange=9:11\n")
      expect.contains(result.output, "5\tTürkiye\t_\tX\t_\t_\t1\tdep\t_\tSpaceAfter=No|TokenRange=19:26\n")
      expect.contains(result.output, "6\t.\t_\tPUNCT\t_\t_\t1\tpunct\t_\tTokenRange=26:27\n\n# sent_id = test.txt-s3\n")
    end,
  },
  {
    name = "leaves relations and unknown parts of speech open on request",
    text = "He went.",
    options = { tree = "none" },
    check = function(result, expect)
      expect.contains(result.output, "1\tHe\t_\t_\t_\t_\t_\t_\t_\tTokenRange=0:2\n")
      expect.contains(result.output, "3\t.\t_\tPUNCT\t_\t_\t_\t_\t_\tTokenRange=7:8\n")
    end,
  },
  {
    name = "writes layers as B and I with their attributes, white space as \\s",
    text = "The European Union met.",
    filters = { "entities" },
    check = function(result, expect)
      expect.contains(result.output, "|NER=B-ORG|NER_Canonical=European\\sUnion\n")
      expect.contains(result.output, "TokenRange=13:18|NER=I-ORG\n")
    end,
  },
  {
    name = "composes marks, leaves out controls and shows damage",
    text = "Cafe\u{301} a\u{202E}b \u{FFFD} end.\r\n",
    check = function(result, expect)
      expect.contains(result.output, "# text = Café ab \u{25A1} end.\n1\tCafé\t_\tX\t_\t_\t0\troot\t_\tTokenRange=0:5\n")
      expect.contains(result.output, "\n3\t\u{25A1}\t")
    end,
  },
  {
    name = "separates paragraphs of other kinds and sentences of Chinese",
    text = "我们将加强合作。他们同意。",
    check = function(result, expect)
      expect.contains(result.output, "# text = 我们将加强合作。\n")
      expect.contains(result.output, "\t。\t_\tPUNCT\t_\t_\t1\tpunct\t_\tSpaceAfter=No|TokenRange=7:8\n\n# sent_id")
    end,
  },
}
