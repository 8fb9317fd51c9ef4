export { startFourbox } from './start-fourbox.ts'
export type {
  ClientConfig,
  CommandResult,
  FourboxOptions,
  Import,
  Imported,
  ImportedApi,
  ImportedStack,
  LeftOut,
  RunningFourbox,
  StackResource,
} from './running-fourbox.ts'
