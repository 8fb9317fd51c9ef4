import ButtonDropdown, { type ButtonDropdownProps } from '@cloudscape-design/components/button-dropdown'
import { useWriteRefusal } from '../../shell/permission.ts'

interface WriteDropdownProperties extends ButtonDropdownProps {
  readonly items: readonly (ButtonDropdownProps.ItemOrGroup & { /** It changes nothing. */ readonly reads?: true })[]
}

/** Several actions under one button; for who may not write, those that do are disabled and say why. */
export function WriteDropdown({ items, ...dropdown }: WriteDropdownProperties) {
  const refusal = useWriteRefusal()
  return (
    <ButtonDropdown
      {...dropdown}
      items={items.map(({ reads, ...item }) => (reads || refusal === undefined ? item : { ...item, disabled: true, disabledReason: refusal }))}
    />
  )
}
