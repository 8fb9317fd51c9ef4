// What the sources use and Node 22 and 24 lack. Each of these leaves alone what is there.
import 'core-js/actual/async-disposable-stack/index.js'
import 'core-js/actual/typed-array/from-base64.js'
import 'core-js/actual/typed-array/to-base64.js'
