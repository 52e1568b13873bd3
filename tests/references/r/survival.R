# Kaplan-Meier by survival::survfit, with both intervals, on public data sets of the package and on small awkward ones.
library(survival)

fitted <- function(name, months, ended) {
  log <- summary(survfit(Surv(months, ended) ~ 1, conf.type = "log"), censored = TRUE)
  loglog <- summary(survfit(Surv(months, ended) ~ 1, conf.type = "log-log"), censored = TRUE)
  list(
    name = name, months = I(as.numeric(months)), ended = I(as.logical(ended)),
    time = I(log$time), atRisk = I(log$n.risk), events = I(log$n.event),
    survival = I(log$surv), standardError = I(log$std.err),
    log = list(low = I(log$lower), high = I(log$upper)),
    loglog = list(low = I(loglog$lower), high = I(loglog$upper)),
    median = unname(log$table["median"])
  )
}

set.seed(20031210)
followed <- pmin(round(rexp(60, 1 / 30)), sample(c(6, 12, 18, 24), 60, replace = TRUE))
kept <- list(
  fitted("aml, all", survival::aml$time, survival::aml$status == 1),
  fitted("aml, maintained", survival::aml$time[1:11], survival::aml$status[1:11] == 1),
  fitted("aml, not maintained", survival::aml$time[12:23], survival::aml$status[12:23] == 1),
  fitted("lung", survival::lung$time, survival::lung$status == 2),
  fitted("veteran", survival::veteran$time, survival::veteran$status == 1),
  fitted("ovarian", survival::ovarian$futime, survival::ovarian$fustat == 1),
  fitted("ties, and censored at times of events", c(6, 6, 6, 12, 12, 12, 12, 18, 18, 24), c(1, 0, 1, 1, 0, 0, 1, 0, 1, 0) == 1),
  fitted("stays at a half", c(1, 2, 3, 4, 5, 6), c(1, 1, 1, 0, 1, 0) == 1),
  fitted("ends at a half", c(1, 2, 3, 4), c(1, 1, 0, 0) == 1),
  fitted("all censored", c(6, 12, 24, 24), rep(FALSE, 4)),
  fitted("all lost", c(3, 6, 6, 9), rep(TRUE, 4)),
  fitted("one, lost", 7, TRUE),
  fitted("one, censored", 7, FALSE),
  fitted("months with decimals", c(0.5, 1.25, 1.25, 2.75, 11.9, 12.1), c(1, 0, 1, 1, 0, 1) == 1),
  fitted("follow-ups at 6, 12, 18 and 24 months", followed, runif(60) < 0.4)
)
write_reference("kaplan-meier", paste0(", survival ", packageVersion("survival"), ": survfit, conf.type log and log-log"), kept)
