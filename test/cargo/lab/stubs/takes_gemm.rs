//! A crate with one of gemm's types in its own interface.
pub fn run(parallelism: gemm::Parallelism) -> bool {
    parallelism == gemm::Parallelism::None
}
