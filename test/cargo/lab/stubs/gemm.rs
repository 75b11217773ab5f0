//! Stands for `gemm`: the names and signatures users write, without the arithmetic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parallelism {
    None,
    Rayon(usize),
}

#[allow(non_camel_case_types)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct f16(pub u16);

#[allow(clippy::too_many_arguments)]
/// # Safety
/// Touches nothing.
pub unsafe fn gemm<T>(
    _m: usize,
    _n: usize,
    _k: usize,
    _dst: *mut T,
    _dst_cs: isize,
    _dst_rs: isize,
    _read_dst: bool,
    _lhs: *const T,
    _lhs_cs: isize,
    _lhs_rs: isize,
    _rhs: *const T,
    _rhs_cs: isize,
    _rhs_rs: isize,
    _alpha: T,
    _beta: T,
    _conj_dst: bool,
    _conj_lhs: bool,
    _conj_rhs: bool,
    _parallelism: Parallelism,
) {
}

pub fn get_wasm_simd128() -> bool {
    cfg!(feature = "wasm-simd128-enable")
}
