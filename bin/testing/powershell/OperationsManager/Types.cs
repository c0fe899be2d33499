// Types of the SDK of Operations Manager as far as the collector meets them: the names, properties and enumerations are the real ones.
using System;
using System.Collections.Generic;

namespace Microsoft.EnterpriseManagement.Configuration
{
    public enum HealthState { Uninitialized = 0, Success = 1, Warning = 2, Error = 3 }
}

namespace Microsoft.EnterpriseManagement.Common
{
    using Microsoft.EnterpriseManagement.Configuration;

    public class MonitoringObject
    {
        public Guid Id { get; set; }
        public string Name { get; set; }
        public string DisplayName { get; set; }
        public string Path { get; set; }
        public HealthState HealthState { get; set; }
        public bool IsAvailable { get; set; }
        public DateTime AvailabilityLastModified { get; set; }
        public DateTime StateLastModified { get; set; }
        public bool InMaintenanceMode { get; set; }
        public override string ToString() { return DisplayName; }
    }

    /// What a property of a class is: its value is one step away.
    public class ClassProperty
    {
        public object Value { get; set; }
        public override string ToString() { return Convert.ToString(Value); }
    }

    public class MonitoringRelationshipObject
    {
        public Guid RelationshipId { get; set; }
        public bool IsDeleted { get; set; }
        public MonitoringObject SourceObject { get; set; }
        public MonitoringObject TargetObject { get; set; }
    }
}

namespace Microsoft.EnterpriseManagement.Security
{
    public class UserRoleScope
    {
        public static readonly Guid RootObjectId = new Guid("11111111-2222-3333-4444-555555555555");
        public List<Guid> Objects { get; set; }
    }

    public class UserRole
    {
        public string Name { get; set; }
        public List<string> Users { get; set; }
        public UserRoleScope Scope { get; set; }
    }
}

namespace Microsoft.EnterpriseManagement
{
    public enum SkuForLicense { Eval = 0, Retail = 1, Select = 2 }

    public class SecurityManagement
    {
        internal bool Administrator;
        public bool IsUserAdministrator() { return Administrator; }
    }

    public class ManagementGroup
    {
        public string Name { get; set; }
        public Guid Id { get; set; }
        public Version Version { get; set; }
        public SkuForLicense SkuForLicense { get; set; }
        public string SkuForProduct { get; set; }
        public DateTime TimeOfExpiration { get; set; }
        public string CurrentUserName { get; set; }
        public SecurityManagement Security { get; set; }
        public override string ToString() { return Name; }
    }
}

namespace Microsoft.EnterpriseManagement.Administration
{
    using Microsoft.EnterpriseManagement.Configuration;

    public enum AgentPendingActionType
    {
        ManualApproval = 0, PushInstall = 1, UpdateAgent = 2, RepairAgent = 3, LicenseUpgrade = 4, PushInstallFailed = 17, UpdateFailed = 18, RepairFailed = 19,
    }

    public enum AgentApprovalSetting { Pending, AutoReject, AutoApprove }

    public class SettablePropertyValue<T>
    {
        public T Value { get; set; }
        public override string ToString() { return Convert.ToString(Value); }
    }

    public class ComputerHealthService
    {
        public Guid Id { get; set; }
        public DateTime LastModified { get; set; }
        public string Name { get; set; }
        public string DisplayName { get; set; }
        public HealthState HealthState { get; set; }
        public string PrincipalName { get; set; }
        public string NetworkName { get; set; }
        public string ComputerName { get; set; }
        public string Domain { get; set; }
        public string IPAddress { get; set; }
        public string Version { get; set; }
        public int CommunicationPort { get; set; }
        public bool ManuallyInstalled { get; set; }
        public DateTime InstallTime { get; set; }
        public string InstalledBy { get; set; }
        public string ActionAccountIdentity { get; set; }
        public SettablePropertyValue<TimeSpan> HeartbeatInterval { get; set; }
        public SettablePropertyValue<bool> ProxyingEnabled { get; set; }
        internal string Primary;
        internal string[] Failover = new string[0];
        public ManagementServer GetPrimaryManagementServer() { return new ManagementServer { Name = Primary }; }
        public ManagementServer[] GetFailoverManagementServers() { return Array.ConvertAll(Failover, name => new ManagementServer { Name = name }); }
        public override string ToString() { return DisplayName; }
    }

    public class AgentManagedComputer : ComputerHealthService
    {
        public string PrimaryManagementServerName { get { return Primary; } }
    }

    public class ManagementServer : ComputerHealthService
    {
        public bool IsRootManagementServer { get; set; }
        public bool IsGateway { get; set; }
        public SettablePropertyValue<bool> AutoApproveManuallyInstalledAgents { get; set; }
        public SettablePropertyValue<bool> RejectManuallyInstalledAgents { get; set; }
        public SettablePropertyValue<int> MissingHeartbeatThreshold { get; set; }
    }

    public class AgentPendingAction
    {
        public string AgentName { get; set; }
        public string ManagementServerName { get; set; }
        public AgentPendingActionType AgentPendingActionType { get; set; }
        public DateTime LastModified { get; set; }
    }

    public class RemotelyManagedComputer
    {
        public DateTime LastModified { get; set; }
        public string Name { get; set; }
        public string DisplayName { get; set; }
        public HealthState HealthState { get; set; }
        public string PrincipalName { get; set; }
        public string ComputerName { get; set; }
        public string Domain { get; set; }
        public string IPAddress { get; set; }
        public string ProxyAgentPrincipalName { get; set; }
        public Guid Id { get; set; }
    }

    public class ManagementServicePool
    {
        public Guid Id { get; set; }
        public string Name { get; set; }
        public string DisplayName { get; set; }
        public bool IsDynamic { get; set; }
        internal string Problem;
        internal Microsoft.EnterpriseManagement.Common.MonitoringObject[] Told;
        public Microsoft.EnterpriseManagement.Common.MonitoringObject[] Members
        {
            get { if (Problem != null) throw new InvalidOperationException(Problem); return Told; }
            set { Told = value; }
        }
    }
}

namespace Microsoft.Unix
{
    public class UnixAgentVersion
    {
        internal string Text;
        public override string ToString() { return Text; }
    }

    public class Computer
    {
        public string Name { get; set; }
        public string IPAddress { get; set; }
        public int SSHPort { get; set; }
        public UnixAgentVersion AgentVersion { get; set; }
        public string Architecture { get; set; }
        public Guid Id { get; set; }
        public string UnixComputerType { get; set; }
        public Microsoft.EnterpriseManagement.Common.MonitoringObject ManagementActionPoint { get; set; }
    }
}
