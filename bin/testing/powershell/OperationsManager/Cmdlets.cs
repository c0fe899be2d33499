// Cmdlets over an estate that a JSON file tells (environment SCOM_ESTATE): each its real name and the parameters that the collector uses. `failures` of the estate says
// which of them fail, by cmdlet or class: { "after": rows, "message": text, "stops": whether the error ends the cmdlet, "hangs": true }. SCOM_CALLS: a file that
// gets a line for each call.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Text.Json;
using Microsoft.EnterpriseManagement;
using Microsoft.EnterpriseManagement.Administration;
using Microsoft.EnterpriseManagement.Common;
using Microsoft.EnterpriseManagement.Security;

public static class Estate
{
    public static JsonElement Told;
    public static void Read() { Told = JsonDocument.Parse(File.ReadAllText(Environment.GetEnvironmentVariable("SCOM_ESTATE"))).RootElement; }
    public static IEnumerable<JsonElement> List(string name) { return Told.GetProperty(name).EnumerateArray(); }

    /// An object of the given type with the properties that the JSON names.
    public static T Make<T>(JsonElement told) where T : new()
    {
        var made = new T();
        foreach (var property in typeof(T).GetProperties())
        {
            JsonElement value;
            if (property.CanWrite && told.TryGetProperty(property.Name, out value) && value.ValueKind != JsonValueKind.Null) property.SetValue(made, Convert(value, property.PropertyType));
        }
        return made;
    }

    public static T MakeComputer<T>(JsonElement told) where T : ComputerHealthService, new()
    {
        var made = Make<T>(told);
        JsonElement value;
        if (told.TryGetProperty("primary", out value)) made.Primary = value.GetString();
        if (told.TryGetProperty("failover", out value)) made.Failover = value.EnumerateArray().Select(one => one.GetString()).ToArray();
        return made;
    }

    /// An instance has the properties of its classes under bracketed names.
    public static PSObject MakeInstance(JsonElement told)
    {
        var made = new PSObject(Make<MonitoringObject>(told));
        JsonElement values;
        if (told.TryGetProperty("values", out values))
            foreach (var value in values.EnumerateObject())
                made.Properties.Add(new PSNoteProperty(value.Name, new ClassProperty { Value = Plain(value.Value) }));
        return made;
    }

    /// Half of a pair of signs, which JSON here cannot tell, stands as {{d800}}.
    static string Text(JsonElement value)
    {
        return System.Text.RegularExpressions.Regex.Replace(value.GetString(), "{{([0-9a-f]{4})}}", found => ((char)System.Convert.ToInt32(found.Groups[1].Value, 16)).ToString());
    }

    static object Plain(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.True: return true;
            case JsonValueKind.False: return false;
            case JsonValueKind.Null: return null;
            case JsonValueKind.Number: return (char)value.GetInt32();
            case JsonValueKind.Object: return Moment(value.GetProperty("moment").GetString());
            default: return Text(value);
        }
    }

    static object Convert(JsonElement value, Type type)
    {
        if (type == typeof(string)) return Text(value);
        if (type == typeof(bool)) return value.GetBoolean();
        if (type == typeof(int)) return value.GetInt32();
        if (type == typeof(Guid)) return Guid.Parse(value.GetString());
        if (type == typeof(Version)) return Version.Parse(value.GetString());
        if (type == typeof(TimeSpan)) return TimeSpan.FromSeconds(value.GetDouble());
        if (type == typeof(DateTime)) return Moment(value.GetString());
        if (type.IsEnum) return Enum.Parse(type, value.GetString());
        if (type == typeof(List<Guid>)) return value.EnumerateArray().Select(one => one.GetString() == "root" ? UserRoleScope.RootObjectId : Guid.Parse(one.GetString())).ToList();
        if (type == typeof(List<string>)) return value.EnumerateArray().Select(one => one.GetString()).ToList();
        if (type == typeof(UserRoleScope)) return Make<UserRoleScope>(value);
        if (type == typeof(Microsoft.Unix.UnixAgentVersion)) return new Microsoft.Unix.UnixAgentVersion { Text = value.GetString() };
        if (type == typeof(MonitoringObject)) return new MonitoringObject { DisplayName = value.GetString() };
        if (type == typeof(MonitoringObject[])) return value.EnumerateArray().Select(one => new MonitoringObject { DisplayName = one.GetString() }).ToArray();
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(SettablePropertyValue<>))
        {
            var setting = Activator.CreateInstance(type);
            type.GetProperty("Value").SetValue(setting, Convert(value, type.GetGenericArguments()[0]));
            return setting;
        }
        throw new ArgumentException("The estate cannot tell a " + type);
    }

    /// The SDK tells UTC without saying so. "local:" stands for the same instant in the time of this machine, and says so.
    static DateTime Moment(string text)
    {
        var local = text.StartsWith("local:");
        var instant = DateTimeOffset.Parse(local ? text.Substring(6) : text, System.Globalization.CultureInfo.InvariantCulture);
        return local ? instant.LocalDateTime : DateTime.SpecifyKind(instant.UtcDateTime, DateTimeKind.Unspecified);
    }
}

public abstract class ScomCmdlet : PSCmdlet
{
    /// Writes the objects, and fails where it is told to.
    protected void Answer(string about, IEnumerable<object> objects)
    {
        JsonElement failure;
        var fails = Estate.Told.GetProperty("failures").TryGetProperty(about, out failure);
        var left = fails ? failure.GetProperty("after").GetInt32() : -1;
        foreach (var one in objects)
        {
            if (left == 0) break;
            left--;
            WriteObject(one);
        }
        if (!fails) return;
        JsonElement hangs, stops;
        if (failure.TryGetProperty("hangs", out hangs)) System.Threading.Thread.Sleep(60000);
        var error = new ErrorRecord(new InvalidOperationException(failure.GetProperty("message").GetString()), "Told", ErrorCategory.PermissionDenied, null);
        if (failure.TryGetProperty("stops", out stops)) ThrowTerminatingError(error);
        WriteError(error);
    }

    protected void Note(string more = "")
    {
        var file = Environment.GetEnvironmentVariable("SCOM_CALLS");
        if (!string.IsNullOrEmpty(file)) File.AppendAllText(file, MyInvocation.MyCommand.Name + " " + more + "\n");
    }
}

/// Those without parameters.
public abstract class Plain : ScomCmdlet
{
    protected abstract IEnumerable<object> Objects();
    protected override void ProcessRecord() { Note(); Answer(MyInvocation.MyCommand.Name, Objects()); }
}

[Cmdlet("New", "SCOMManagementGroupConnection")]
public class NewConnection : ScomCmdlet
{
    [Parameter(Position = 0)] public string[] ComputerName { get; set; }
    protected override void ProcessRecord() { Note(string.Join(",", ComputerName)); Estate.Read(); Answer("New-SCOMManagementGroupConnection", new object[0]); }
}

[Cmdlet("Get", "SCOMManagementGroup")]
public class GetManagementGroup : Plain
{
    protected override IEnumerable<object> Objects()
    {
        var told = Estate.Told.GetProperty("group");
        var group = Estate.Make<ManagementGroup>(told);
        group.Security = new SecurityManagement { Administrator = told.GetProperty("administrator").GetBoolean() };
        yield return group;
    }
}

[Cmdlet("Get", "SCOMAgent")]
public class GetAgent : ScomCmdlet
{
    [Parameter] public ManagementServer[] ManagementServer { get; set; }
    protected override void ProcessRecord()
    {
        Note(ManagementServer == null ? "" : string.Join(",", ManagementServer.Select(one => one.Name)));
        var agents = Estate.List("agents").Select(Estate.MakeComputer<AgentManagedComputer>);
        if (ManagementServer != null) agents = agents.Where(agent => ManagementServer.Any(one => one.Name == agent.PrimaryManagementServerName));
        Answer("Get-SCOMAgent", agents);
    }
}

[Cmdlet("Get", "SCOMManagementServer")]
public class GetManagementServer : Plain
{
    protected override IEnumerable<object> Objects() { return Estate.List("servers").Select(Estate.MakeComputer<ManagementServer>); }
}

[Cmdlet("Get", "SCOMPendingManagement")]
public class GetPending : Plain
{
    protected override IEnumerable<object> Objects() { return Estate.List("pending").Select(Estate.Make<AgentPendingAction>); }
}

[Cmdlet("Get", "SCOMAgentlessManagedComputer")]
public class GetAgentless : Plain
{
    protected override IEnumerable<object> Objects() { return Estate.List("agentless").Select(Estate.Make<RemotelyManagedComputer>); }
}

[Cmdlet("Get", "SCXAgent")]
public class GetUnix : Plain
{
    protected override IEnumerable<object> Objects() { return Estate.List("unix").Select(Estate.Make<Microsoft.Unix.Computer>); }
}

[Cmdlet("Get", "SCOMResourcePool")]
public class GetPool : Plain
{
    protected override IEnumerable<object> Objects() { return Estate.List("pools").Select(Pool); }
    static ManagementServicePool Pool(JsonElement told)
    {
        var made = Estate.Make<ManagementServicePool>(told);
        JsonElement problem;
        if (told.TryGetProperty("problem", out problem)) made.Problem = problem.GetString();
        return made;
    }
}

[Cmdlet("Get", "SCOMUserRole")]
public class GetUserRole : Plain
{
    protected override IEnumerable<object> Objects() { return Estate.List("roles").Select(Estate.Make<UserRole>); }
}

public class Approval { public AgentApprovalSetting AgentApprovalSetting { get; set; } }

[Cmdlet("Get", "SCOMAgentApprovalSetting")]
public class GetApproval : Plain
{
    protected override IEnumerable<object> Objects() { yield return Estate.Make<Approval>(Estate.Told.GetProperty("settings")); }
}

public class Heartbeat { public int AgentHeartbeatInterval { get; set; } public int MissingHeartbeatThreshold { get; set; } }

[Cmdlet("Get", "SCOMHeartbeatSetting")]
public class GetHeartbeat : Plain
{
    protected override IEnumerable<object> Objects() { yield return Estate.Make<Heartbeat>(Estate.Told.GetProperty("settings")); }
}

public class ManagementPackClass { public string Name { get; set; } public Guid Id { get; set; } }

[Cmdlet("Get", "SCOMClass")]
public class GetClass : ScomCmdlet
{
    [Parameter] public string Name { get; set; }
    protected override void ProcessRecord()
    {
        Note(Name);
        JsonElement found;
        if (Estate.Told.GetProperty("classes").TryGetProperty(Name, out found)) WriteObject(new ManagementPackClass { Name = Name });
    }
}

[Cmdlet("Get", "SCOMClassInstance")]
public class GetClassInstance : ScomCmdlet
{
    [Parameter(ValueFromPipeline = true)] public ManagementPackClass[] Class { get; set; }
    protected override void ProcessRecord()
    {
        foreach (var one in Class)
        {
            Note(one.Name);
            Answer(one.Name, Estate.Told.GetProperty("classes").GetProperty(one.Name).EnumerateArray().Select(Estate.MakeInstance));
        }
    }
}

[Cmdlet("Get", "SCOMRelationship")]
public class GetRelationship : ScomCmdlet
{
    internal static readonly Guid Manages = new Guid("37848e16-37a2-b81b-daaf-60a5a626be93");
    [Parameter] public string Name { get; set; }
    protected override void ProcessRecord() { Note(Name); WriteObject(new ManagementPackClass { Name = Name, Id = Manages }); }
}

[Cmdlet("Get", "SCOMRelationshipInstance")]
public class GetRelationshipInstance : ScomCmdlet
{
    [Parameter] public MonitoringObject[] TargetInstance { get; set; }
    protected override void ProcessRecord()
    {
        Note();
        var objects = new List<object>();
        foreach (var told in Estate.List("relationships"))
        {
            var target = TargetInstance.FirstOrDefault(one => one.Id.ToString() == told.GetProperty("target").GetString());
            if (target == null) continue;
            objects.Add(new MonitoringRelationshipObject
            {
                RelationshipId = told.GetProperty("manages").GetBoolean() ? GetRelationship.Manages : Guid.Empty,
                IsDeleted = told.GetProperty("deleted").GetBoolean(),
                SourceObject = new MonitoringObject { DisplayName = told.GetProperty("source").GetString() },
                TargetObject = target,
            });
        }
        Answer("Get-SCOMRelationshipInstance", objects);
    }
}
