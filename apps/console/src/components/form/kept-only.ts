import { type SettingWithoutEffectName, whyWithoutEffect } from '@fourbox/domain'
import { atFourbox } from '../../settings.ts'

/** What stands at the field of a setting that is kept and does nothing on this machine; nothing where the calls go elsewhere. */
export function keptOnly(setting: SettingWithoutEffectName): string {
  if (!atFourbox) return ''
  return `Kept, and without an effect here: ${whyWithoutEffect(setting)}.`
}
