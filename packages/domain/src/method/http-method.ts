/** The verbs that a method can be put under, in the order in which AWS lists them in its error text. */
export const httpMethods = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'ANY'] as const
export type HttpMethod = (typeof httpMethods)[number]

export function isHttpMethod(text: string): text is HttpMethod {
  return (httpMethods as readonly string[]).includes(text)
}
