# Makes every reference file again: Rscript tests/references/r/all.R
script <- sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))
here <- dirname(script)
folder <- dirname(here)
cat(R.version.string, "\n")
for (part in c("write-json", "survival", "wilson", "quantile", "triangular", "present-value", "generator", "bootstrap")) {
  source(file.path(here, paste0(part, ".R")))
}
