// Japanese
