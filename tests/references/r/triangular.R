# The triangular distribution: its distribution function by integrating the density's two straight lines, and the inverse
# of that by root-finding, so that nothing here shares the closed form that is tested.
cumulative <- function(x, low, mode, high) {
  peak <- 2 / (high - low)
  rising <- function(x) if (mode > low) peak * (x - low)^2 / (2 * (mode - low)) else 0
  if (x <= mode) rising(x) else rising(mode) + (peak + peak * (high - x) / (high - mode)) / 2 * (x - mode)
}
shapes <- rbind(c(0, 0.3, 0.6), c(0.6, 0.85, 1), c(0, 0, 0.4), c(0.5, 1, 1), c(0.12, 0.17, 0.22), c(-3, 2, 50), c(0, 0.5, 1))
fractions <- c(0, 0.001, 0.05, 0.2, 0.37, 0.5, 0.625, 0.8, 0.95, 0.999, 1)
cases <- apply(shapes, 1, function(s) {
  x <- seq(s[1], s[3], length.out = 13)
  inverse <- sapply(fractions, function(p) {
    if (p == 0) s[1] else if (p == 1) s[3] else
      uniroot(function(x) cumulative(x, s[1], s[2], s[3]) - p, c(s[1], s[3]), tol = 1e-15, maxiter = 10000)$root
  })
  list(low = s[1], mode = s[2], high = s[3], x = x, below = sapply(x, cumulative, s[1], s[2], s[3]), value = inverse)
}, simplify = FALSE)
write_reference("triangular", ": own integration of the density, inverse by uniroot", list(fractions = fractions, shapes = cases))
