import { defaultMethodSetting, type MethodSetting } from '@fourbox/domain'

/** A stage's settings for its methods: AWS's own but for the log at INFO and the cache, and what is said otherwise. */
export function trialSetting(more: Partial<MethodSetting> = {}): MethodSetting {
  return { ...defaultMethodSetting, loggingLevel: 'INFO', cachingEnabled: false, ...more }
}
