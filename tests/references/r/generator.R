# The generator sfc32 in whole numbers below 2^53, without the 32-bit operations that the program uses.
word <- 2^32
xor <- function(a, b) bitwXor(a %/% 65536, b %/% 65536) * 65536 + bitwXor(a %% 65536, b %% 65536)
sfc32 <- function(seed, stream, n) {
  a <- seed %% word; b <- seed %/% word; c <- stream; counter <- 1
  outputs <- numeric(n + 15)
  for (round in seq_len(n + 15)) {
    sum <- (a + b + counter) %% word
    counter <- (counter + 1) %% word
    a <- xor(b, b %/% 512)
    b <- (c * 9) %% word
    c <- ((c %% 2048) * 2097152 + c %/% 2048 + sum) %% word
    outputs[round] <- sum
  }
  outputs[-(1:15)]
}
cases <- lapply(list(c(1, 1), c(20031210, 1), c(20031210, 4), c(2^40 + 7, 2), c(0, 0)), function(s) {
  list(seed = s[1], stream = s[2], outputs = sfc32(s[1], s[2], 200))
})
write_reference("generator", ": sfc32, first 200 outputs by seed and stream", cases)
