import DocumentModel

// The word is the model's; the readers use it under its own name.
public typealias ReaderLimits = DocumentModel.ReaderLimits
