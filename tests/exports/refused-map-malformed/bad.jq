{ incident: { id: .ref, }
