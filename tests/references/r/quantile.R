# Quantiles of type 7, R's default, and of type 6 to show that a test tells them apart.
set.seed(34)
at <- c(0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1)
vectors <- list(
  c(7), c(1, 2), c(3, 1, 2), c(1, 1, 1, 5), c(-5, 0, 12.5, 1e9), round(rnorm(20), 3), rexp(101), rnorm(500) * 1e6,
  c(14, 24, 54, Inf), c(10, 20, Inf, Inf, Inf), rep(Inf, 5)
)
write_reference("quantile", ", stats::quantile, types 7 and 6", list(at = at, vectors = lapply(vectors, function(values) {
  list(values = I(values), type7 = quantile(values, at, names = FALSE), type6 = quantile(values, at, type = 6, names = FALSE))
})))
