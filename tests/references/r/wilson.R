# Wilson's score interval by prop.test without continuity correction.
pairs <- list()
for (n in c(1, 2, 3, 5, 7, 10, 19, 34, 50, 59, 100, 228, 1000, 99999)) {
  for (x in unique(c(0, 1, floor(n / 7), floor(n / 3), floor(n / 2), n - 1, n))) {
    interval <- suppressWarnings(prop.test(x, n, correct = FALSE))$conf.int
    pairs[[length(pairs) + 1]] <- c(x, n, interval[1], interval[2])
  }
}
write_reference("wilson", ", stats::prop.test(correct = FALSE): numerator, denominator, low, high", do.call(rbind, pairs))
