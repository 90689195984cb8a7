"""zonenews inside other engines: Arrow batches for Spark and Ray."""
