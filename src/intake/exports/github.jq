{incident: {}}
