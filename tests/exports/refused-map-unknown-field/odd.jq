{ incident: { id: .ref, titel: .what, times: { started: .when } } }
