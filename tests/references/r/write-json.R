# Writes lists, vectors and matrices as JSON with every digit a double has. NA and NaN become null; infinity becomes the
# text "Infinity". A list is an object when it has names, else an array; use I(x) for a vector of one element.

number <- function(x) {
  ifelse(is.na(x), "null", ifelse(is.infinite(x), ifelse(x > 0, "\"Infinity\"", "\"-Infinity\""), sprintf("%.17g", x)))
}

as_json <- function(x) {
  if (is.null(x)) return("null")
  if (is.list(x)) {
    parts <- vapply(x, as_json, "")
    if (is.null(names(x))) return(paste0("[", paste(parts, collapse = ",\n"), "]"))
    return(paste0("{", paste0("\"", names(x), "\": ", parts, collapse = ",\n"), "}"))
  }
  if (is.matrix(x)) {
    rows <- apply(x, 1, function(row) paste0("[", paste(number(row), collapse = ","), "]"))
    return(paste0("[", paste(rows, collapse = ",\n"), "]"))
  }
  parts <- if (is.character(x)) {
    paste0("\"", x, "\"")
  } else if (is.logical(x) && !all(is.na(x))) {
    ifelse(x, "true", "false")
  } else {
    number(x)
  }
  if (length(x) == 1 && !inherits(x, "AsIs")) return(parts)
  paste0("[", paste(parts, collapse = ","), "]")
}

write_reference <- function(name, made_with, cases) {
  reference <- list(made = paste0(R.version.string, made_with), cases = cases)
  writeLines(as_json(reference), file.path(folder, paste0(name, ".json")))
}
