/**
 * API Gateway's templates (`aws`) or Velocity as it comes (`plain`): what a reference without a value is. In `aws` it is
 * the empty string, everywhere; in `plain` it is null, and prints as it is written.
 */
export type Profile = 'aws' | 'plain'
