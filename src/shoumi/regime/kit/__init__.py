"""What screens and APIs are made of: components, tables, forms, paging, errors in words, the clock, localized texts."""
