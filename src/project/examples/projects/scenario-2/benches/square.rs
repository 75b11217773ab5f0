use std::time::Instant;

fn main() {
    let (left, right) = (vec![1.0; 64 * 64], vec![2.0; 64 * 64]);
    let mut out = vec![0.0; 64 * 64];
    let start = Instant::now();
    matmul::multiply(64, &mut out, &left, &right, 0);
    println!("{:?}", start.elapsed());
}
