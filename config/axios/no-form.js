// Stands in for axios's form encoders: the contract speaks JSON bodies only.
export default function noForm() {
  throw new Error('form bodies are left out of this build')
}
