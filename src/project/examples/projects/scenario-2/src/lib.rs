//! Matrix products on plain slices.

use gemm::{gemm, Parallelism};

/// `out = left · right` for square, row-major matrices.
///
/// ```
/// let mut out = [0.0; 4];
/// matmul::multiply(2, &mut out, &[1.0, 0.0, 0.0, 1.0], &[1.0, 2.0, 3.0, 4.0], 1);
/// ```
pub fn multiply(size: usize, out: &mut [f32], left: &[f32], right: &[f32], threads: usize) {
    assert!([out.len(), left.len(), right.len()].iter().all(|&len| len == size * size));
    let (column, row) = (1, size as isize);
    // SAFETY: all three slices hold `size * size` values, as asserted above.
    unsafe {
        gemm(
            size, size, size,
            out.as_mut_ptr(), column, row, false,
            left.as_ptr(), column, row,
            right.as_ptr(), column, row,
            0.0, 1.0, false, false, false,
            parallelism(threads),
        );
    }
}

fn parallelism(threads: usize) -> Parallelism {
    if threads == 1 { Parallelism::None } else { gemm::Parallelism::Rayon(threads) }
}
