using System.Buffers.Text;
using System.CommandLine;
using System.Security.Cryptography;
using System.Text;

namespace NewsMonitor.Host.Commands;

/// <summary><c>key</c>: makes a key for Access:Keys. Nothing is stored: the key is shown once, the hash goes into the settings.</summary>
internal static class KeyCommand
{
    private const int KeyBytes = 32;

    public static Command Create()
    {
        var command = new Command("key", "Make a key for other machines to call with. Prints the key and the hash to configure.");
        command.SetAction(parsed =>
        {
            var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));
            var output = parsed.InvocationConfiguration.Output;
            output.WriteLine($"key      {key}");
            output.WriteLine($"sha256   {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))}");
            output.WriteLine();
            output.WriteLine("Give the key to the caller. Configure the hash: NEWSMONITOR__ACCESS__KEYS__0__NAME, …__SHA256 and …__SCOPES__0 (read, push or admin).");
            return Exit.Done;
        });
        return command;
    }
}
