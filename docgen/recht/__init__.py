"""Stage 4, law: facts of a case -> term, signatures, remedies; small values that carry the norms they rest on."""
