{ incident: { id: env.HOME, title: now, h: halt, x: input, z: $ENV, l: localtime } }
