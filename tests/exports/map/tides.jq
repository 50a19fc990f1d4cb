# One object of the tide office.
{
  incident: {
    id: .ref,
    title: (.what | phrase),
    times: { started: stated("when") }
  },
  import: { warn: ["the tide office does not say when it ended"] }
}
