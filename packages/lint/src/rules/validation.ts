import { own } from '@fourbox/domain'
import { methodsOf, type Rule } from '../rule.ts'

export const validatorWithoutModel: Rule = {
  title: 'A validator of bodies without a model',
  severity: 'warning',
  explanation:
    'A request validator checks a body against the model of its content type. A method without request models lets every body through, though its validator seems to guard it.',
  *check({ api }) {
    for (const { method, name, at } of methodsOf(api)) {
      const validator = own(api.requestValidators, method.requestValidatorId ?? '')
      if (!validator?.validateRequestBody || Object.keys(method.requestModels ?? {}).length > 0) continue
      yield { place: at('method-request'), text: `${name} validates bodies and has no request model.` }
    }
  },
}

/** Models that every API has, which describe nothing. */
const plain: ReadonlySet<string> = new Set(['Empty', 'Error'])

export const modelWithoutValidator: Rule = {
  title: 'A request model that nothing validates',
  severity: 'advice',
  explanation:
    'A request model alone describes: bodies are checked against it only when the method has a request validator that validates bodies. Models are also there for documentation and SDKs, so this may be meant.',
  *check({ api }) {
    for (const { method, name, at } of methodsOf(api)) {
      const described = Object.values(method.requestModels ?? {}).find((model) => !plain.has(model))
      if (described === undefined || own(api.requestValidators, method.requestValidatorId ?? '')?.validateRequestBody) continue
      yield { place: at('method-request'), text: `${name} has the model ${described}, and bodies are not validated against it.` }
    }
  },
}
