# SPDX-License-Identifier: GPL-3.0-or-later
"""The Python twin of tests/support/integer_generator.h: the same numbers from the same name."""
import numpy as np
import torch

MULTIPLIER, INCREMENT = 6364136223846793005, 1442695040888963407


class IntegerGenerator:
    """A 64-bit linear congruential generator that starts at the FNV-1a hash of a name; its numbers are the top 24 bits."""

    def __init__(self, name):
        self.state = 14695981039346656037
        for byte in name.encode():
            self.state = ((self.state ^ byte) * 1099511628211) % 2**64

    def bits(self, count):
        """The next `count` numbers, uint64 in [0, 2^24)."""
        if count == 0:
            return np.zeros(0, np.uint64)
        # State n is m^n s + i (1 + m + ... + m^(n-1)) modulo 2^64, which uint64 wraps to by itself.
        powers = np.cumprod(np.full(count, MULTIPLIER, np.uint64))
        sums = np.cumsum(np.concatenate([np.ones(1, np.uint64), powers[:-1]]))
        states = powers * np.uint64(self.state) + sums * np.uint64(INCREMENT)
        self.state = int(states[-1])
        return states >> np.uint64(40)

    def centred(self, count):
        """fp64 in [-0.5, 0.5), exact in fp32."""
        return self.bits(count).astype(np.float64) / 16777216.0 - 0.5

    def below(self, bound, count):
        """A list of int in [0, bound)."""
        return ((self.bits(count) * np.uint64(bound)) >> np.uint64(24)).tolist()

    def tensor(self, shape, scale, offset=0.0):
        """fp32 of a shape: `scale` wide around `offset`."""
        values = self.centred(int(np.prod(shape))) * scale + offset
        return torch.from_numpy(values.astype(np.float32).reshape(tuple(shape)))
