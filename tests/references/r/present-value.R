# N19's factor, kronor of present value per krona of yearly effect, as the sum it is defined by; and N20's month.
factor_by_month <- function(d, rho, i, months) {
  t <- seq_len(months)
  cumsum((1 - d) / 12 * rho^((t - 1) %/% 12) * (1 + i)^(-t / 12))
}
months_to <- function(change, target, factors) {
  reached <- which(change * factors[1:120] >= target * (1 - 1e-12))
  if (change <= 0 || length(reached) == 0) Inf else reached[1]
}
settings <- expand.grid(d = c(0, 0.3, 0.6), rho = c(0.6, 0.85, 1), i = c(0, 0.035, 0.05), years = c(1, 5, 10))
settings$factor <- mapply(function(d, rho, i, years) factor_by_month(d, rho, i, 12 * years)[12 * years],
  settings$d, settings$rho, settings$i, settings$years)
write_reference("present-value", ": deadweight, persistence, discount rate, years, factor", unname(as.matrix(settings)))
