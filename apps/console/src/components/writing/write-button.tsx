import Button, { type ButtonProps } from '@cloudscape-design/components/button'
import type { UserRole } from '@fourbox/domain'
import { useWriteRefusal } from '../../shell/permission.ts'

interface WriteButtonProperties extends ButtonProps {
  /** Whom it is for, and all above them. */
  readonly needs?: UserRole | undefined
}

/** A button that writes, tests, or leads to where that is done: for who may not, it is disabled and says why. */
export function WriteButton({ needs, ...button }: WriteButtonProperties) {
  const refusal = useWriteRefusal(needs)
  return <Button {...button} {...(refusal !== undefined && { disabled: true, disabledReason: refusal })} />
}
