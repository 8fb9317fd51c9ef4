import type { AdmissionStep } from './admission-step.ts'

export function admissionFacts(step: AdmissionStep): readonly (readonly [string, string | undefined])[] {
  void step
  return []
}
