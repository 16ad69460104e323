using System.Collections.Frozen;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Names;

/// <summary>Words beside names that are no part of them.</summary>
internal static class Honorifics
{
    private static readonly FrozenSet<ulong> Titles = Hashes(
        "mr mrs ms miss dr prof professor sir lord lady dame baroness baron president vice prime minister premier chancellor secretary senator sen sens rep reps "
        + "representative congressman congresswoman governor gov mayor judge justice chief king queen prince princess pope cardinal archbishop bishop "
        + "reverend rev rabbi imam ayatollah sheikh general gen admiral adm colonel col lieutenant lt captain capt sergeant sgt major maj commander cmdr officer "
        + "detective det ambassador speaker chairman chairwoman chair ceo cfo director coach attorney sheriff deputy former then us u.s. leader councillor councilman "
        + "councilwoman commissioner superintendent inspector constable pm mp first foreign state defense defence treasury interior finance home press ex former cllr mk sayyid marshal corporal cadet");

    // Before a person's name and before nothing else.
    private static readonly FrozenSet<ulong> Personal = Hashes("mr mrs ms miss dr prof professor sir lord lady dame sayyid sen rep gov capt sgt lt rev");

    // "Pope Francis" and "King Charles" are called so; "President Trump" is called Trump.
    private static readonly FrozenSet<ulong> Crowns = Hashes("king queen prince princess pope emperor emir sultan");

    private static readonly FrozenSet<ulong> Honours = Hashes("obe cbe mbe kbe dbe gbe bem kcmg cmg kcb cb cvo lvo mvo qc kc mp msp ms mla td frs freng phd md jp dl rn");

    // Written small, but part of a name: "al Said", "von der Leyen".
    private static readonly FrozenSet<ulong> Particles = Hashes("al el as ad bin ibn ben abu von van der den ter zu de da di du del della dos das do la le af av");

    private static readonly FrozenSet<ulong> Suffixes = Hashes("jr sr ii iii iv");

    private static readonly FrozenSet<ulong> Bodies = Hashes(
        "ministry department university college school party committee commission agency court council bank police army navy union association institute "
        + "foundation parliament senate congress federation organization organisation authority bureau office service group company league club hospital "
        + "inc corp ltd plc llc times post news press");

    private static readonly FrozenSet<ulong> Companies = Hashes("inc corp corporation ltd limited plc llc co company ag sa nv group holdings");

    private static readonly ulong The = Folding.HashOf("the");

    public static bool IsTitle(ulong word) => Titles.Contains(word);

    /// <summary>OBE, QC, MP: letters behind a name.</summary>
    public static bool IsHonour(ulong word) => Honours.Contains(word);

    public static bool IsParticle(ulong word) => Particles.Contains(word);

    public static bool IsOfPersons(ulong word) => Personal.Contains(word);

    public static bool IsCrown(ulong word) => Crowns.Contains(word);

    /// <summary>Jr., Sr., III: parts of a name, but not its last name.</summary>
    public static bool IsSuffix(ulong word) => Suffixes.Contains(word);

    /// <summary>Inc., Ltd. and the like: with or without, it is the same company.</summary>
    public static bool IsCompanyForm(ulong word) => Companies.Contains(word);

    /// <summary>A name that ends so is an organisation's, not a person's.</summary>
    public static bool IsBody(ulong word) => Bodies.Contains(word);

    public static bool IsThe(ulong word) => word == The;

    private static FrozenSet<ulong> Hashes(string words) => words.Split(' ').Select(word => Folding.HashOf(word)).ToFrozenSet();
}
