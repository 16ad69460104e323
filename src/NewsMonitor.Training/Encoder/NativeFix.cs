using System.Buffers.Binary;
using System.Text;

namespace NewsMonitor.Training.Encoder;

/// <summary>
/// The native library of TorchSharp wants one symbol of GCC 13's libstdc++. On a system with an older one it is pointed at the symbol that did the
/// same before: the start of the standard streams. Changes the copy beside the program, once.
/// </summary>
internal static class NativeFix
{
    private const string Wanted = "_ZSt21ios_base_library_initv", Older = "_ZNSt8ios_base4InitC1Ev", NewVersion = "GLIBCXX_3.4.32", OldVersion = "GLIBCXX_3.4";
    private static readonly string[] Places =
        ["/usr/lib/x86_64-linux-gnu/libstdc++.so.6", "/usr/lib64/libstdc++.so.6", "/lib/x86_64-linux-gnu/libstdc++.so.6"];

    private const uint DynamicSymbols = 11, Strings = 3, Versions = 0x6fffffff, VersionNeeds = 0x6ffffffe;

    public static void Apply(string folder)
    {
        var path = Directory.EnumerateFiles(folder, "libLibTorchSharp.so", SearchOption.AllDirectories).FirstOrDefault();
        if (path is null || !OperatingSystem.IsLinux() || HasNewVersion())
        {
            return;
        }

        var bytes = File.ReadAllBytes(path);
        if (Patch(bytes))
        {
            File.WriteAllBytes(path + ".new", bytes);
            File.Move(path + ".new", path, overwrite: true);
        }
    }

    private static bool HasNewVersion() =>
        Places.Where(File.Exists).Any(file => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.ASCII.GetBytes(NewVersion)) >= 0);

    private static bool Patch(byte[] elf)
    {
        var sections = Sections(elf);
        var names = sections.First(section => section.Type == DynamicSymbols);
        var strings = sections[(int)names.Link];
        var versions = sections.First(section => section.Type == Versions);
        var needs = sections.First(section => section.Type == VersionNeeds);
        var text = elf.AsSpan(strings.Offset, strings.Size);
        var at = text.IndexOf(Encoding.ASCII.GetBytes(Wanted));
        if (at < 0)
        {
            return false;
        }

        var (oldIndex, newFlags) = VersionIndices(elf, needs, strings);
        for (var i = 0; i * 24 < names.Size; i++)
        {
            if (BinaryPrimitives.ReadInt32LittleEndian(elf.AsSpan(names.Offset + (i * 24))) == at)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(elf.AsSpan(versions.Offset + (i * 2)), oldIndex);
            }
        }

        // Weak: the loader does without the version if nobody asks for it.
        BinaryPrimitives.WriteUInt16LittleEndian(elf.AsSpan(newFlags), 2);
        text.Slice(at, Wanted.Length).Clear();
        Encoding.ASCII.GetBytes(Older).CopyTo(text[at..]);
        return true;
    }

    private static (ushort OldIndex, int NewFlagsAt) VersionIndices(byte[] elf, Section needs, Section strings)
    {
        ushort old = 0;
        var flags = 0;
        for (int need = needs.Offset, next = 1; next != 0; need += next)
        {
            next = BinaryPrimitives.ReadInt32LittleEndian(elf.AsSpan(need + 12));
            for (int entry = need + BinaryPrimitives.ReadInt32LittleEndian(elf.AsSpan(need + 8)), step = 1; step != 0; entry += step)
            {
                step = BinaryPrimitives.ReadInt32LittleEndian(elf.AsSpan(entry + 12));
                var name = TextAt(elf, strings.Offset + BinaryPrimitives.ReadInt32LittleEndian(elf.AsSpan(entry + 8)));
                old = name == OldVersion ? BinaryPrimitives.ReadUInt16LittleEndian(elf.AsSpan(entry + 6)) : old;
                flags = name == NewVersion ? entry + 4 : flags;
            }
        }

        return old != 0 && flags != 0 ? (old, flags) : throw new InvalidDataException("libLibTorchSharp.so does not name the versions of libstdc++ that were expected.");
    }

    private static List<Section> Sections(byte[] elf)
    {
        var (start, size, count) = ((int)BinaryPrimitives.ReadInt64LittleEndian(elf.AsSpan(0x28)),
            BinaryPrimitives.ReadUInt16LittleEndian(elf.AsSpan(0x3A)), BinaryPrimitives.ReadUInt16LittleEndian(elf.AsSpan(0x3C)));
        return [.. Enumerable.Range(0, count).Select(i => elf.AsMemory(start + (i * size), size)).Select(header => new Section(
            BinaryPrimitives.ReadUInt32LittleEndian(header.Span[4..]), (int)BinaryPrimitives.ReadInt64LittleEndian(header.Span[0x18..]),
            (int)BinaryPrimitives.ReadInt64LittleEndian(header.Span[0x20..]), BinaryPrimitives.ReadUInt32LittleEndian(header.Span[0x28..])))];
    }

    private static string TextAt(byte[] bytes, int at) => Encoding.ASCII.GetString(bytes, at, Array.IndexOf(bytes, (byte)0, at) - at);

    private readonly record struct Section(uint Type, int Offset, int Size, uint Link);
}
