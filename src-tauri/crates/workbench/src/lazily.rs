//! A value that is computed when it is first asked for, by one caller while the others wait.

use std::sync::{Arc, Mutex, PoisonError};

/// Something slow to make and good for ever after.
///
/// Whoever asks first computes; who asks meanwhile waits for that answer instead of computing it a
/// second time. A failure is not kept: the next one to ask tries again.
pub struct Lazily<T> {
    value: Mutex<Option<Arc<T>>>,
    at_work: Mutex<()>,
}

impl<T> Default for Lazily<T> {
    fn default() -> Lazily<T> {
        Lazily {
            value: Mutex::new(None),
            at_work: Mutex::new(()),
        }
    }
}

impl<T> Lazily<T> {
    /// The value, computed now when nobody has asked before.
    pub fn get<E>(&self, compute: impl FnOnce() -> Result<T, E>) -> Result<Arc<T>, E> {
        if let Some(value) = self.ready() {
            return Ok(value);
        }
        // After a panic of the one at work nothing is half-made, so a poisoned lock is still good.
        let _turn = self.at_work.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(value) = self.ready() {
            return Ok(value);
        }
        let value = Arc::new(compute()?);
        *self.value.lock().unwrap_or_else(PoisonError::into_inner) = Some(value.clone());
        Ok(value)
    }

    /// The value, if it has been computed.
    pub fn ready(&self) -> Option<Arc<T>> {
        self.value
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU32, Ordering};

    #[test]
    fn many_ask_and_one_computes() {
        let (lazily, times) = (Lazily::default(), AtomicU32::new(0));
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    let value = lazily.get(|| {
                        std::thread::sleep(std::time::Duration::from_millis(20));
                        Ok::<_, ()>(times.fetch_add(1, Ordering::Relaxed))
                    });
                    assert_eq!(value.map(|value| *value), Ok(0));
                });
            }
        });
        assert_eq!(times.load(Ordering::Relaxed), 1);
    }

    #[test]
    fn a_failure_is_tried_again() {
        let lazily = Lazily::default();
        assert_eq!(lazily.get(|| Err("no")), Err("no"));
        assert!(lazily.ready().is_none());
        assert_eq!(lazily.get(|| Ok::<_, ()>(7)), Ok(Arc::new(7)));
        assert_eq!(lazily.get(|| Err("never asked")), Ok(Arc::new(7)));
    }
}
