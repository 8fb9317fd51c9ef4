/** The name of a member or an operation as services write it that begin it with a small letter, where the SDKs have a capital. */
export function camelCase({ name }: { readonly name: string }): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
