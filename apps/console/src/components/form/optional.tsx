/** The label of a field that may stay empty. */
export function Optional({ label }: { readonly label: string }) {
  return (
    <span>
      {label} <i>- optional</i>
    </span>
  )
}
