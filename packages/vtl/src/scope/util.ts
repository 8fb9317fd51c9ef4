import { JavaObject } from '@fourbox/java'

/** `$util`; what it can do stands in `methods/util.ts`. */
export class UtilObject extends JavaObject {
  readonly className = 'ApiGateway$Util'
  override text(): string {
    return '$util'
  }
}
