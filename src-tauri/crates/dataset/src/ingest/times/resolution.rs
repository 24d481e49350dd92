//! How fine the times of a file are.

/// The finest unit in which the times differ: `ms`, `s`, `min`, `hour`, `day`.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Resolution {
    finest: u8,
}

impl Resolution {
    pub(crate) fn see(&mut self, time_ms: i64) {
        // Once a time to the millisecond was seen nothing coarser can follow.
        if self.finest == 4 {
            return;
        }
        let seen = if time_ms % 1000 != 0 {
            4
        } else if time_ms % 60_000 != 0 {
            3
        } else if time_ms % 3_600_000 != 0 {
            2
        } else if time_ms % 86_400_000 != 0 {
            1
        } else {
            0
        };
        self.finest = self.finest.max(seen);
    }

    pub(crate) fn name(self) -> &'static str {
        match self.finest {
            4 => "ms",
            3 => "s",
            2 => "min",
            1 => "hour",
            _ => "day",
        }
    }
}
