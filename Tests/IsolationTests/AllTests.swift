import Testing

/// Every suite of this target, one test at a time: they count children and descriptors of the whole process.
@Suite(.serialized) enum AllTests {}
