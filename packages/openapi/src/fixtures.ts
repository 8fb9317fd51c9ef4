import { defaultLimits } from '@fourbox/domain'

import type { ExportSettings } from './export/export-settings.ts'
import type { ImportSettings, ImportTarget } from './import/import-settings.ts'

/** What tests import into, and with which settings: ids count up, so that an outcome can be compared. */
export const newApi: ImportTarget = { mode: 'new', endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'dualstack' } }

export function settings(changes: Partial<ImportSettings> = {}): ImportSettings {
  let count = 0
  return {
    region: 'us-east-1',
    account: '000000000000',
    now: 1_700_000_000,
    newId: (length) => (++count).toString(36).padStart(length, '0'),
    limits: defaultLimits,
    vpcLinkIds: [],
    patternFault: (pattern) => (pattern.endsWith('(') ? 'Unclosed group' : undefined),
    ...changes,
  }
}

export const wholeExport: ExportSettings = {
  exportType: 'oas30',
  format: 'json',
  extensions: ['apigateway'],
  stageName: 'dev',
  region: 'us-east-1',
  createdDate: 1_700_000_000,
}
