import { type SettingWithoutEffectName, whyWithoutEffect } from '@fourbox/domain'

/** What stands at the field of a setting that is kept and does nothing on this machine. */
export function keptOnly(setting: SettingWithoutEffectName): string {
  return `Kept, and without an effect here: ${whyWithoutEffect(setting)}.`
}
