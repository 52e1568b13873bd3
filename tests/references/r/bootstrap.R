# A bootstrap by boot::boot over 34 made-up persons: which of them each draw holds, and what the draw gives. Accounts,
# present value and payback are written here from the numbered equations and not from the program.
library(boot)

columns <- c("municipality", "region", "dailyBenefits", "employmentHandling", "socialInsurance", "otherState", "disposable",
  "wage", "labourCost", "supportDisability", "supportBase", "supportHiring", "resources")
set.seed(2017)
persons <- 34
draws <- 200
# Seven who work, two of them with support, as many with other changes, and the rest as before.
basis <- matrix(0, persons, length(columns), dimnames = list(NULL, columns))
changed <- sample(persons, 16)
basis[changed, ] <- round(matrix(rnorm(16 * length(columns), 5000, 20000), 16), 2)
working <- changed[1:7]
basis[working, "wage"] <- round(runif(7, 90000, 330000), 2)
basis[working, "labourCost"] <- round(basis[working, "wage"] * 1.3142, 2)
basis[working[1:2], "supportBase"] <- round(basis[working[1:2], "wage"] * 0.5, 2)
basis[working[1:2], "supportDisability"] <- round(basis[working[1:2], "supportBase"] * 1.3142, 2)
basis[, c("wage", "labourCost", "supportBase", "supportDisability")][-working, ] <- 0
basis[working[3], "supportHiring"] <- 31420
# The other state is what remains, so that the actors sum to society.
others <- c("municipality", "region", "dailyBenefits", "employmentHandling", "socialInsurance", "disposable", "resources")
basis[, "otherState"] <- round(basis[, "labourCost"] - rowSums(basis[, others]), 2)

cost <- 900000
shares <- c(kommun = 0.25, region = 0.2, af = 0.15, fk = 0.3, ovrstat = 0.1)
lambda <- 1.1
discount <- 0.035
years <- 5

# Assumptions of each draw; persons only in the first half.
assumption <- data.frame(
  indirectTax = 0.17, saving = 0, kappaDisability = 1, kappaHiring = 0.5, agreedPremium = 0,
  deadweight = 0.3, displacement = 0, persistence = 0.85
)[rep(1, draws), ]
half <- (draws / 2 + 1):draws
between <- function(low, high) runif(length(half), low, high)
assumption[half, ] <- data.frame(between(0.12, 0.22), between(0, 0.15), between(0.5, 1), between(0, 1), between(0, 0.13),
  between(0, 0.6), between(0, 0.4), between(0.6, 1))

accounts <- function(s, p) {
  s <- as.list(s)
  disability <- s$supportDisability + p$agreedPremium * s$supportBase
  support <- disability + s$supportHiring
  production <- s$labourCost + p$agreedPremium * s$wage - p$kappaDisability * disability - p$kappaHiring * s$supportHiring
  indirect <- p$indirectTax * (1 - p$saving) * s$disposable
  af <- s$dailyBenefits + s$employmentHandling - support
  ovrstat <- s$otherState + indirect
  c(
    samhalle = production * (1 - p$displacement) - s$resources, kommun = s$municipality, region = s$region,
    staten = af + s$socialInsurance + ovrstat, af = af, fk = s$socialInsurance, ovrstat = ovrstat,
    deltagare = s$disposable - indirect,
    arbetsgivare = production - s$labourCost - p$agreedPremium * s$wage + support, forsakring = p$agreedPremium * s$wage
  )
}
cost_of <- function(row) switch(row, samhalle = cost, staten = cost * (shares[["af"]] + shares[["fk"]] + shares[["ovrstat"]]),
  if (row %in% names(shares)) cost * shares[[row]] else 0)

resampled <- boot(basis, function(data, drawn) colSums(data[drawn, ]), R = draws)
index <- boot.array(resampled, indices = TRUE)
sums <- resampled$t
colnames(sums) <- columns

results <- lapply(seq_len(draws), function(draw) {
  p <- assumption[draw, ]
  change <- accounts(sums[draw, ], p)
  factors <- factor_by_month(p$deadweight, p$persistence, discount, 120)
  costs <- lambda * sapply(names(change), cost_of)
  list(
    revenue = (1 - p$deadweight) * change,
    profit = change * factors[12 * years] - costs,
    payback = mapply(function(row) if (costs[[row]] > 0) months_to(change[[row]], costs[[row]], factors) else NA, names(change)),
    curve = change[["samhalle"]] * c(0, factors[1:(12 * years)]) - costs[["samhalle"]]
  )
})
table_of <- function(part) t(sapply(results, function(result) result[[part]]))
bands <- function(x) t(apply(x, 2, quantile, c(0.05, 0.5, 0.95), names = FALSE, na.rm = TRUE))
revenue <- table_of("revenue"); profit <- table_of("profit"); payback <- table_of("payback")

write_reference("bootstrap", paste0(", boot ", packageVersion("boot"), ": which persons a draw holds, and its results"), list(
  columns = columns, basis = unname(basis), index = index - 1, cost = cost, shares = as.list(shares),
  taxFactor = lambda, discountRate = discount, horizonYears = years,
  assumptions = as.list(assumption), rows = colnames(revenue),
  mean = sums[, "disposable"] / persons,
  ratio = sums[, "disposable"] / sums[, "labourCost"],
  revenue = unname(revenue), profit = unname(profit), payback = unname(payback),
  revenueBands = bands(revenue), profitBands = bands(profit),
  paybackBands = bands(payback[, c("samhalle", "kommun", "region", "staten", "af", "fk", "ovrstat")]),
  curveBands = bands(table_of("curve")),
  paidBackWithin34 = mean(payback[, "samhalle"] <= 34), positive = mean(profit[, "samhalle"] > 0)
))
