//! Columns of the canonical tables while they fill, and how each kind is packed: no column is hashed or
//! searched again for a form that its kind already knows.

use polars_parquet::write::Encoding;

use super::write::Packed;
use crate::DatasetError;
use crate::engine::{
    Array, ArrowDataType, BinaryArray, Bitmap, BooleanArray, DictionaryArray, IntegerType,
    MutableBitmap, PolarsResult, PrimitiveArray,
};
use crate::pool::Interner;

/// Rows after which a column of few texts shows whether they are few.
const TRIED_ROWS: usize = 4096;

/// Numbers of callers from here on are not remembered: they would need more room than the texts.
const MOST_CODES: usize = 1 << 16;
/// In the place of a key that is not known.
const NO_KEY: u32 = u32::MAX;

fn packed(array: impl Array + 'static, encoding: Encoding) -> Packed {
    Packed {
        array: Box::new(array),
        encoding: vec![encoding],
    }
}

fn time_type() -> ArrowDataType {
    super::canonical::time_type().to_arrow(crate::engine::CompatLevel::newest())
}

/// Times in milliseconds; empty afterwards.
pub(super) fn times(values: &mut Vec<i64>) -> PolarsResult<Packed> {
    let values = taken(values).into();
    let array = PrimitiveArray::try_new(time_type(), values, None)?;
    Ok(packed(array, Encoding::DeltaBinaryPacked))
}

/// Whole numbers; empty afterwards.
pub(super) fn counts(values: &mut Vec<u64>) -> PolarsResult<Packed> {
    let values = taken(values).into();
    let array = PrimitiveArray::try_new(ArrowDataType::UInt64, values, None)?;
    Ok(packed(array, Encoding::DeltaBinaryPacked))
}

/// The values, and room for as many in their place, or a few more: growing would copy them all.
fn taken<T>(values: &mut Vec<T>) -> Vec<T> {
    let room = values.len() / 8 * 9;
    std::mem::replace(values, Vec::with_capacity(room))
}

/// Texts one behind the other.
pub(super) struct Texts {
    bytes: Vec<u8>,
    /// Where each begins, and where the last one ends.
    offsets: Vec<i64>,
}

impl Default for Texts {
    fn default() -> Self {
        Self {
            bytes: Vec::new(),
            offsets: vec![0],
        }
    }
}

impl Texts {
    pub(super) fn push(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
        self.offsets.push(self.bytes.len() as i64);
    }

    fn last(&self) -> Option<&str> {
        let start = *self.offsets.iter().rev().nth(1)? as usize;
        std::str::from_utf8(self.bytes.get(start..)?).ok()
    }

    pub(super) fn take(&mut self) -> PolarsResult<Packed> {
        Ok(packed(self.take_array(None)?, Encoding::Plain))
    }

    fn take_array(&mut self, validity: Option<Bitmap>) -> PolarsResult<BinaryArray<i64>> {
        let offsets = taken(&mut self.offsets);
        self.offsets.push(0);
        let bytes = taken(&mut self.bytes).into();
        let offsets = offsets.try_into()?;
        BinaryArray::try_new(ArrowDataType::LargeBinary, offsets, bytes, validity)
    }
}

/// Texts of which there are few, or which stay the same for some rows: each is kept once. Where they
/// turn out to be many, they are kept one by one from then on.
#[derive(Default)]
pub(super) struct Few {
    keys: Vec<u32>,
    different: Interner,
    /// Keys by the numbers that callers give to texts, as far as they are known.
    by_code: Vec<u32>,
    /// What is used instead where they are many.
    many: Option<Texts>,
    /// That of the last row that was taken.
    last: String,
}

impl Few {
    pub(super) fn push(&mut self, text: &str) -> Result<(), DatasetError> {
        if let Some(many) = &mut self.many {
            many.push(text);
            return Ok(());
        }
        let key = match self.keys.last() {
            Some(&last) if self.different.pool.get(last) == text => last,
            _ => self.different.intern(0, text)?.0,
        };
        self.add(key);
        Ok(())
    }

    /// A text by a number that stands for it; nothing is compared.
    pub(super) fn push_coded(&mut self, code: u32, text: &str) -> Result<(), DatasetError> {
        let at = code as usize;
        if self.many.is_none()
            && let Some(&key) = self.by_code.get(at).filter(|key| **key != NO_KEY)
        {
            self.add(key);
            return Ok(());
        }
        self.push(text)?;
        if let (None, Some(&key)) = (&self.many, self.keys.last())
            && at < MOST_CODES
        {
            if self.by_code.len() <= at {
                self.by_code.resize(at + 1, NO_KEY);
            }
            if let Some(slot) = self.by_code.get_mut(at) {
                *slot = key;
            }
        }
        Ok(())
    }

    /// A text that was not there; if it was, it is kept twice.
    pub(super) fn push_new(&mut self, text: &str) {
        match &mut self.many {
            Some(many) => many.push(text),
            None => {
                let key = self.different.add(text);
                self.add(key);
            }
        }
    }

    fn add(&mut self, key: u32) {
        self.keys.push(key);
        if self.keys.len() == TRIED_ROWS && self.different.len() > TRIED_ROWS / 4 * 3 {
            let mut many = Texts::default();
            for key in self.keys.drain(..) {
                many.push(self.different.pool.get(key));
            }
            self.different = Interner::default();
            self.by_code = Vec::new();
            self.many = Some(many);
        }
    }

    /// The text of the row before once more.
    pub(super) fn repeat(&mut self) -> Result<(), DatasetError> {
        if let (None, Some(&last)) = (&self.many, self.keys.last()) {
            self.add(last);
            return Ok(());
        }
        let mut text = std::mem::take(&mut self.last);
        if let Some(before) = self.before() {
            before.clone_into(&mut text);
        }
        let pushed = self.push(&text);
        self.last = text;
        pushed
    }

    /// The text of the last row that waits.
    fn before(&self) -> Option<&str> {
        match &self.many {
            Some(many) => many.last(),
            None => self.keys.last().map(|&key| self.different.pool.get(key)),
        }
    }

    pub(super) fn take(&mut self) -> PolarsResult<Packed> {
        if let Some(last) = self.before().map(str::to_owned) {
            self.last = last;
        }
        if let Some(many) = &mut self.many {
            return many.take();
        }
        self.by_code.clear();
        let (text, ends) = std::mem::take(&mut self.different).into_texts();
        let offsets: Vec<i64> = std::iter::once(0)
            .chain(ends.into_iter().map(|end| end as i64))
            .collect();
        let values = BinaryArray::try_new(
            ArrowDataType::LargeBinary,
            offsets.try_into()?,
            text.into_bytes().into(),
            None,
        )?;
        let kind = ArrowDataType::Dictionary(
            IntegerType::UInt32,
            Box::new(ArrowDataType::LargeBinary),
            false,
        );
        let keys = taken(&mut self.keys).into();
        let keys = PrimitiveArray::try_new(ArrowDataType::UInt32, keys, None)?;
        let array = DictionaryArray::<u32>::try_new(kind, keys, Box::new(values))?;
        Ok(packed(array, Encoding::RleDictionary))
    }
}

/// Values with the rows they stand in; most scrapers fill a third of the columns, and a column
/// without any value costs nothing.
#[derive(Default)]
pub(super) struct Sparse {
    rows: Vec<u32>,
    texts: Texts,
    numbers: Vec<u64>,
}

impl Sparse {
    pub(super) fn text(&mut self, row: usize, text: &str) {
        self.rows.push(row as u32);
        self.texts.push(text);
    }

    pub(super) fn number(&mut self, row: usize, number: u64) {
        self.rows.push(row as u32);
        self.numbers.push(number);
    }

    /// Which of the rows have a value.
    fn present(&self, rows: usize) -> Bitmap {
        let mut present = MutableBitmap::from_len_zeroed(rows);
        for &row in &self.rows {
            if (row as usize) < rows {
                present.set(row as usize, true);
            }
        }
        present.into()
    }

    pub(super) fn take_texts(&mut self, rows: usize) -> PolarsResult<Packed> {
        let present = self.present(rows);
        // Rows without a value end where the one before ends.
        let mut offsets = Vec::with_capacity(rows + 1);
        let mut end = 0;
        for (row, own) in self
            .rows
            .drain(..)
            .zip(self.texts.offsets.drain(..).skip(1))
        {
            offsets.resize(row as usize + 1, end);
            end = own;
        }
        offsets.resize(rows + 1, end);
        self.texts.offsets = offsets;
        let array = self.texts.take_array(Some(present))?;
        Ok(packed(array, Encoding::Plain))
    }

    fn spread<T: Copy + Default>(&mut self, rows: usize, of: impl Fn(u64) -> T) -> Vec<T> {
        let mut all = vec![T::default(); rows];
        for (row, number) in self.rows.drain(..).zip(self.numbers.drain(..)) {
            if let Some(slot) = all.get_mut(row as usize) {
                *slot = of(number);
            }
        }
        all
    }

    pub(super) fn take_counts(&mut self, rows: usize) -> PolarsResult<Packed> {
        let present = Some(self.present(rows));
        let values = self.spread(rows, |number| number).into();
        let array = PrimitiveArray::try_new(ArrowDataType::UInt64, values, present)?;
        Ok(packed(array, Encoding::Plain))
    }

    pub(super) fn take_times(&mut self, rows: usize) -> PolarsResult<Packed> {
        let present = Some(self.present(rows));
        let values = self.spread(rows, |number| number as i64).into();
        let array = PrimitiveArray::try_new(time_type(), values, present)?;
        Ok(packed(array, Encoding::Plain))
    }

    pub(super) fn take_truths(&mut self, rows: usize) -> PolarsResult<Packed> {
        let present = Some(self.present(rows));
        let truths: Bitmap = self
            .spread(rows, |number| number == 1)
            .into_iter()
            .collect();
        let array = BooleanArray::try_new(ArrowDataType::Boolean, truths, present)?;
        Ok(packed(array, Encoding::Plain))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts_of(packed: &Packed) -> Vec<String> {
        let word = |values: &BinaryArray<i64>, at: usize| {
            String::from_utf8(values.value(at).to_vec()).unwrap()
        };
        if let Some(values) = packed.array.as_any().downcast_ref::<BinaryArray<i64>>() {
            return (0..values.len()).map(|at| word(values, at)).collect();
        }
        let coded = packed
            .array
            .as_any()
            .downcast_ref::<DictionaryArray<u32>>()
            .unwrap();
        let values = coded
            .values()
            .as_any()
            .downcast_ref::<BinaryArray<i64>>()
            .unwrap();
        coded
            .keys_values_iter()
            .map(|key| word(values, key))
            .collect()
    }

    /// Few or many, in one group or several: what went in comes out.
    #[test]
    fn texts_come_out_as_they_went_in() {
        for different in [1, 7, 3_000, 9_000] {
            let (mut few, mut expected) = (Few::default(), Vec::new());
            for row in 0..9_000u32 {
                let number = row.wrapping_mul(2_654_435_761) % different;
                let text = format!("text {number}");
                if row % 3 == 1 {
                    few.repeat().unwrap();
                    expected.push(expected.last().cloned().unwrap_or_default());
                } else {
                    match row % 5 {
                        // Some numbers are too large to be remembered.
                        0 | 1 => few.push_coded(number * 30, &text).unwrap(),
                        2 => few.push_new(&text),
                        _ => few.push(&text).unwrap(),
                    }
                    expected.push(text);
                }
                if row % 5_000 == 4_999 {
                    assert_eq!(texts_of(&few.take().unwrap()), expected);
                    expected.drain(..expected.len() - 1);
                    let last = expected.pop().unwrap();
                    few.repeat().unwrap();
                    expected.push(last);
                }
            }
            assert_eq!(texts_of(&few.take().unwrap()), expected, "{different}");
        }
    }
}
