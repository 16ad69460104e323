namespace NewsMonitor.Reading.Text;

/// <summary>One token of the title or the body.</summary>
/// <param name="Start">UTF-16 offset into the field.</param>
/// <param name="Length">UTF-16 units, ≥ 1.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Shape">How it is written.</param>
/// <param name="Hash"><see cref="Folding.HashOf"/> of its text: equal for "U.S." and "us", "São" and "sao".</param>
internal readonly record struct Token(int Start, int Length, TokenKind Kind, Shape Shape, ulong Hash)
{
    public int End => Start + Length;

    public bool Has(Shape shape) => (Shape & shape) != 0;

    public bool IsWord => Kind is TokenKind.Word;

    /// <summary>A word that begins with a capital letter.</summary>
    public bool IsCapital => Kind is TokenKind.Word && (Shape & Shape.InitialUpper) != 0;

    /// <summary>A word of at least two letters, all of them capitals.</summary>
    public bool IsAllCaps => Kind is TokenKind.Word && (Shape & Shape.AllUpper) != 0;
}

internal enum TokenKind : byte
{
    /// <summary>Letters, with inner apostrophes, digits and the dots of an abbreviation.</summary>
    Word,
    /// <summary>Begins with a digit.</summary>
    Number,
    /// <summary>The <c>'s</c> of a name.</summary>
    Possessive,
    Punctuation,
    /// <summary>Addresses, handles, and what is too long to be a word.</summary>
    Other,
}

[Flags]
internal enum Shape : byte
{
    None = 0,
    InitialUpper = 1,
    /// <summary>Two letters or more, all upper case.</summary>
    AllUpper = 2,
    /// <summary>An upper case letter after a lower case one: iPhone, McCain.</summary>
    InnerUpper = 4,
    HasDigit = 8,
    /// <summary>Ends with the dot of an abbreviation or initial.</summary>
    Dotted = 16,
    /// <summary>White space before it, or the field begins with it.</summary>
    SpaceBefore = 32,
}
