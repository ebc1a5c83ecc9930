// Written by scripts/generate.mjs from openapi/0.38.1.json and openapi/overlay.json: do not edit.

export interface paths {
    "/api/v1/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetAgents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{agentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetAgent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{agentId}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DisableAgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{agentId}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["EnableAgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{agentId}/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetSlots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{agentId}/slots/{slotId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetSlot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{agentId}/slots/{slotId}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DisableSlot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{agentId}/slots/{slotId}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["EnableSlot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/allocations/{allocationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetAllocation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/allocations/{allocationId}/acceleratorData": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PostAllocationAcceleratorData"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/allocations/{allocationId}/all_gather": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["AllocationAllGather"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/allocations/{allocationId}/notify_container_running": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["NotifyContainerRunning"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/allocations/{allocationId}/proxy_address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PostAllocationProxyAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/allocations/{allocationId}/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["AllocationReady"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/allocations/{allocationId}/resources/{resourcesId}/daemon": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["MarkAllocationResourcesDaemon"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/allocations/{allocationId}/resources/{resourcesId}/rendezvous": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AllocationRendezvousInfo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/allocations/{allocationId}/signals/ack_preemption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["AckAllocationPreemptionSignal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/allocations/{allocationId}/signals/pending_preemption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["AllocationPendingPreemptionSignal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/allocations/{allocationId}/signals/preemption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AllocationPreemptionSignal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/allocations/{allocationId}/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["AllocationWaiting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CurrentUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReportCheckpoint"];
        delete: operations["DeleteCheckpoints"];
        options?: never;
        head?: never;
        patch: operations["PatchCheckpoints"];
        trace?: never;
    };
    "/api/v1/checkpoints/{checkpoint.uuid}/metadata": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PostCheckpointMetadata"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checkpoints/{checkpointUuid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetCheckpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checkpoints/{checkpointUuid}/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetTrialMetricsByCheckpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checkpoints/rm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CheckpointsRemoveFiles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cleanup_logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CleanupLogs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetCommands"];
        put?: never;
        post: operations["LaunchCommand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/commands/{commandId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetCommand"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/commands/{commandId}/kill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["KillCommand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/commands/{commandId}/set_priority": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SetCommandPriority"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/config-policies/global/{workloadType}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetGlobalConfigPolicies"];
        put: operations["PutGlobalConfigPolicies"];
        post?: never;
        delete: operations["DeleteGlobalConfigPolicies"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/config-policies/workspaces/{workspaceId}/{workloadType}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetWorkspaceConfigPolicies"];
        put: operations["PutWorkspaceConfigPolicies"];
        post?: never;
        delete: operations["DeleteWorkspaceConfigPolicies"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiment/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetExperimentLabels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetExperiments"];
        put?: never;
        post: operations["CreateExperiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments-search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SearchExperimentsBefore0350"];
        put?: never;
        post: operations["SearchExperiments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{experiment.id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["PatchExperiment"];
        trace?: never;
    };
    "/api/v1/experiments/{experimentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetExperiment"];
        put?: never;
        post?: never;
        delete: operations["DeleteExperiment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{experimentId}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["GetModelDefFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{experimentId}/file_tree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetModelDefTree"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{experimentId}/labels/{label}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["PutExperimentLabel"];
        post?: never;
        delete: operations["DeleteExperimentLabel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{experimentId}/metrics-stream/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["MetricBatches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{experimentId}/metrics-stream/trials-sample": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TrialsSample"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{experimentId}/metrics-stream/trials-snapshot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TrialsSnapshot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{experimentId}/model_def": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetModelDef"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{experimentId}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["MoveExperiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{experimentId}/retain_logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["PutExperimentRetainLogs"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{experimentId}/searcher/best_searcher_validation_metric": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetBestSearcherValidationMetric"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{experimentId}/tensorboard-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["DeleteTensorboardFiles"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{experimentId}/trials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetExperimentTrials"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{experimentId}/validation-history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetExperimentValidationHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ActivateExperiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ArchiveExperiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CancelExperiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{id}/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetExperimentCheckpoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{id}/kill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["KillExperiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PauseExperiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{id}/unarchive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["UnarchiveExperiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/by-external-id/{externalExperimentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["PutExperiment"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/continue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ContinueExperiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/metrics-stream/metric-names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ExpMetricNames"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/generic-tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CreateGenericTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CreateGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{groupId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetGroup"];
        put: operations["UpdateGroup"];
        post?: never;
        delete: operations["DeleteGroup"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["GetGroups"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/job-queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetJobs"];
        put?: never;
        post: operations["UpdateJobQueue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/job-queues-v2": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetJobsV2"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/job-queues/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetJobQueueStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/k8s-resource-managers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetKubernetesResourceManagers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/master": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetMaster"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/master/cluster_message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetClusterMessage"];
        put: operations["SetClusterMessage"];
        post?: never;
        delete: operations["DeleteClusterMessage"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/master/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetMasterConfig"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["PatchMasterConfig"];
        trace?: never;
    };
    "/api/v1/master/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["MasterLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/master/telemetry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetTelemetry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/model/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetModelLabels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetModels"];
        put?: never;
        post: operations["PostModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/{modelName}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetModel"];
        put?: never;
        post?: never;
        delete: operations["DeleteModel"];
        options?: never;
        head?: never;
        patch: operations["PatchModel"];
        trace?: never;
    };
    "/api/v1/models/{modelName}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ArchiveModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/{modelName}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["MoveModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/{modelName}/unarchive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["UnarchiveModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/{modelName}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetModelVersions"];
        put?: never;
        post: operations["PostModelVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/{modelName}/versions/{modelVersionNum}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetModelVersion"];
        put?: never;
        post?: never;
        delete: operations["DeleteModelVersion"];
        options?: never;
        head?: never;
        patch: operations["PatchModelVersion"];
        trace?: never;
    };
    "/api/v1/models/{modelName}/versions/{modelVersionNum}/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetTrialMetricsByModelVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/namespace-bindings/bulk-auto-create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["BulkAutoCreateWorkspaceNamespaceBindings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/namespace-bindings/workspace-ids-with-default-bindings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetWorkspacesWithDefaultNamespaceBindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notebooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetNotebooks"];
        put?: never;
        post: operations["LaunchNotebook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notebooks/{notebookId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetNotebook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notebooks/{notebookId}/kill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["KillNotebook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notebooks/{notebookId}/report_idle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["IdleNotebook"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notebooks/{notebookId}/set_priority": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SetNotebookPriority"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/permissions/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetPermissionsSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/preview-hp-search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PreviewHPSearch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetProject"];
        put?: never;
        post?: never;
        delete: operations["DeleteProject"];
        options?: never;
        head?: never;
        patch: operations["PatchProject"];
        trace?: never;
    };
    "/api/v1/projects/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ArchiveProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/columns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetProjectColumns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/experiments/metric-ranges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetProjectNumericMetricsRange"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/unarchive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["UnarchiveProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/experiments/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ActivateExperiments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/experiments/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ArchiveExperiments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/experiments/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CancelExperiments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/experiments/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["DeleteExperiments"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/experiments/kill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["KillExperiments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/experiments/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["MoveExperiments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/experiments/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PauseExperiments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/experiments/retain_logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["PutExperimentsRetainLogs"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/experiments/unarchive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["UnarchiveExperiments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/metadata/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetMetadataValues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["MoveProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["PutProjectNotes"];
        post: operations["AddProjectNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/key/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetProjectByKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/resource-pools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetResourcePools"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/resource-pools/{resourcePoolName}/workspace-bindings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListWorkspacesBoundToRP"];
        put: operations["OverwriteRPWorkspaceBindings"];
        post: operations["BindRPToWorkspace"];
        delete: operations["UnbindRPFromWorkspace"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/resources/allocation/aggregated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ResourceAllocationAggregated"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/resources/allocation/raw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ResourceAllocationRaw"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles/add-assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["AssignRoles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles/remove-assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["RemoveAssignments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ListRoles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles/search/by-assignability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SearchRolesAssignableToScope"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles/search/by-group/{groupId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetRolesAssignedToGroup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles/search/by-ids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["GetRolesByID"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles/search/by-user/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetRolesAssignedToUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles/workspace/{workspaceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetGroupsAndUsersAssignedToWorkspace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SearchRunsBefore0350"];
        put?: never;
        post: operations["SearchRuns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{runId}/metadata": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetRunMetadata"];
        put?: never;
        post: operations["PostRunMetadata"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ArchiveRuns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DeleteRuns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/kill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["KillRuns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["MoveRuns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PauseRuns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ResumeRuns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["RunPrepareForReporting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/unarchive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["UnarchiveRuns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shells": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetShells"];
        put?: never;
        post: operations["LaunchShell"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shells/{shellId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetShell"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shells/{shellId}/kill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["KillShell"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shells/{shellId}/set_priority": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SetShellPriority"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/task/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PostTaskLogs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{taskId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{taskId}/acceleratorData": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetTaskAcceleratorData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{taskId}/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetGenericTaskConfig"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{taskId}/context_directory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetTaskContextDirectory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{taskId}/kill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["KillGenericTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{taskId}/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TaskLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{taskId}/logs/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TaskLogsFields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{taskId}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PauseGenericTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{taskId}/unpause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["UnpauseGenericTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetActiveTasksCount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/template/rename": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["PatchTemplateName"];
        trace?: never;
    };
    "/api/v1/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{template.name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["PutTemplate"];
        post: operations["PostTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{templateName}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetTemplate"];
        put?: never;
        post?: never;
        delete: operations["DeleteTemplate"];
        options?: never;
        head?: never;
        patch: operations["PatchTemplateConfig"];
        trace?: never;
    };
    "/api/v1/tensorboards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetTensorboards"];
        put?: never;
        post: operations["LaunchTensorboard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tensorboards/{tensorboardId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetTensorboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tensorboards/{tensorboardId}/kill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["KillTensorboard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tensorboards/{tensorboardId}/set_priority": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SetTensorboardPriority"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetAccessTokens"];
        put?: never;
        post: operations["PostAccessToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{tokenId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["PatchAccessToken"];
        trace?: never;
    };
    "/api/v1/trial-source-info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReportTrialSourceInfo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["PutTrial"];
        post: operations["CreateTrial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trials/{id}/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetTrialCheckpoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trials/{id}/kill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["KillTrial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trials/{id}/remaining_log_retention_days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetTrialRemainingLogRetentionDays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trials/{labels.trialId}/profiler/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetTrialProfilerMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trials/{metrics.trialId}/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReportTrialMetrics"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trials/{trainingMetrics.trialId}/training_metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReportTrialTrainingMetrics"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trials/{trialId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetTrial"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["PatchTrial"];
        trace?: never;
    };
    "/api/v1/trials/{trialId}/early_exit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReportTrialSearcherEarlyExit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trials/{trialId}/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TrialLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trials/{trialId}/logs/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TrialLogsFields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trials/{trialId}/profiler/available_series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetTrialProfilerAvailableSeries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trials/{trialId}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReportTrialProgress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trials/{trialId}/retain_logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["PutTrialRetainLogs"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trials/{trialId}/runner/metadata": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PostTrialRunnerMetadata"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trials/{trialId}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["StartTrial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trials/{trialId}/workloads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetTrialWorkloads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trials/{validationMetrics.trialId}/validation_metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReportTrialValidationMetrics"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trials/by-external-id/{externalExperimentId}/{externalTrialId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetTrialByExternalID"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trials/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CompareTrialsBefore0212"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trials/metrics/training_metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetTrainingMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trials/metrics/trial_metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trials/metrics/validation_metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetValidationMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trials/profiler/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PostTrialProfilerMetricsBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trials/time-series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CompareTrials"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/user/projects/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetProjectsByUserActivity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetUsers"];
        put?: never;
        post: operations["PostUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["PatchUsers"];
        trace?: never;
    };
    "/api/v1/users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["PatchUser"];
        trace?: never;
    };
    "/api/v1/users/{userId}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SetUserPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{username}/by-username": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetUserByUsername"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PostUserActivity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["AssignMultipleGroups"];
        trace?: never;
    };
    "/api/v1/users/setting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetUserSetting"];
        put?: never;
        post: operations["PostUserSetting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/setting/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ResetUserSetting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetWebhooks"];
        put?: never;
        post: operations["PostWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["DeleteWebhook"];
        options?: never;
        head?: never;
        patch: operations["PatchWebhook"];
        trace?: never;
    };
    "/api/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["TestWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/custom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PostWebhookEventData"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetWorkspaces"];
        put?: never;
        post: operations["PostWorkspace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetWorkspace"];
        put?: never;
        post?: never;
        delete: operations["DeleteWorkspace"];
        options?: never;
        head?: never;
        patch: operations["PatchWorkspace"];
        trace?: never;
    };
    "/api/v1/workspaces/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ArchiveWorkspace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{id}/get-k8s-resource-quotas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetKubernetesResourceQuotas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{id}/list-namespace-bindings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListWorkspaceNamespaceBindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{id}/pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PinWorkspace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{id}/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GetWorkspaceProjects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{id}/set-resource-quota": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SetResourceQuotas"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{id}/unarchive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["UnarchiveWorkspace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{id}/unpin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["UnpinWorkspace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{workspaceId}/available-resource-pools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListRPsBoundToWorkspace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{workspaceId}/namespace-bindings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SetWorkspaceNamespaceBindings"];
        delete: operations["DeleteWorkspaceNamespaceBindings"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{workspaceId}/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PostProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/checkpoints/{checkpoint_uuid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-checkpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/experiments/{experiment_id}/file/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-experiment-model-file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-info"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth2/clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-oauth2-clients"];
        put?: never;
        post: operations["post-oauth2-client"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth2/clients/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["delete-oauth2-client"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/allocation/aggregated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-aggregated-resource-allocation-csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/allocation/allocations-csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-resource-allocation-csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/allocation/raw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @deprecated */
        get: operations["get-raw-resource-allocation-csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/task-logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post-task-logs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @default SORT_BY_UNSPECIFIED
         * @enum {string}
         */
        checkpointv1SortBy: "SORT_BY_UNSPECIFIED" | "SORT_BY_UUID" | "SORT_BY_TRIAL_ID" | "SORT_BY_BATCH_NUMBER" | "SORT_BY_END_TIME" | "SORT_BY_STATE" | "SORT_BY_SEARCHER_METRIC";
        /**
         * @default STATE_UNSPECIFIED
         * @enum {string}
         */
        checkpointv1State: "STATE_UNSPECIFIED" | "STATE_ACTIVE" | "STATE_COMPLETED" | "STATE_ERROR" | "STATE_DELETED" | "STATE_PARTIALLY_DELETED";
        /**
         * @default STATE_UNSPECIFIED
         * @enum {string}
         */
        containerv1State: "STATE_UNSPECIFIED" | "STATE_ASSIGNED" | "STATE_PULLING" | "STATE_STARTING" | "STATE_RUNNING" | "STATE_TERMINATED";
        /**
         * @default TYPE_UNSPECIFIED
         * @enum {string}
         */
        devicev1Type: "TYPE_UNSPECIFIED" | "TYPE_CPU" | "TYPE_CUDA" | "TYPE_ROCM";
        /**
         * @default STATE_UNSPECIFIED
         * @enum {string}
         */
        experimentv1State: "STATE_UNSPECIFIED" | "STATE_ACTIVE" | "STATE_PAUSED" | "STATE_STOPPING_COMPLETED" | "STATE_STOPPING_CANCELED" | "STATE_STOPPING_ERROR" | "STATE_COMPLETED" | "STATE_CANCELED" | "STATE_ERROR" | "STATE_DELETED" | "STATE_DELETING" | "STATE_DELETE_FAILED" | "STATE_STOPPING_KILLED" | "STATE_QUEUED" | "STATE_PULLING" | "STATE_STARTING" | "STATE_RUNNING";
        GatewayError: {
            error: {
                /** Format: int32 */
                code: number;
                error: string;
                reason: string;
            };
        };
        /**
         * @default PRODUCT_UNSPECIFIED
         * @enum {string}
         */
        GetMasterResponseProduct: "PRODUCT_UNSPECIFIED" | "PRODUCT_COMMUNITY";
        /**
         * @default FILTER_OPTION_UNSPECIFIED
         * @enum {string}
         */
        GetTrialWorkloadsRequestFilterOption: "FILTER_OPTION_UNSPECIFIED" | "FILTER_OPTION_CHECKPOINT" | "FILTER_OPTION_VALIDATION" | "FILTER_OPTION_CHECKPOINT_OR_VALIDATION";
        HealthCheck: {
            database?: components["schemas"]["HealthStatus"] | undefined;
            resource_managers?: components["schemas"]["ResourceManagerHealth"][] | undefined;
            status?: components["schemas"]["HealthStatus"] | undefined;
        };
        /** @enum {string} */
        HealthStatus: "up" | "down";
        /**
         * @default STATE_UNSPECIFIED
         * @enum {string}
         */
        jobv1State: "STATE_UNSPECIFIED" | "STATE_QUEUED" | "STATE_SCHEDULED" | "STATE_SCHEDULED_BACKFILLED";
        /**
         * @default TYPE_UNSPECIFIED
         * @enum {string}
         */
        jobv1Type: "TYPE_UNSPECIFIED" | "TYPE_EXPERIMENT" | "TYPE_NOTEBOOK" | "TYPE_TENSORBOARD" | "TYPE_SHELL" | "TYPE_COMMAND" | "TYPE_CHECKPOINT_GC" | "TYPE_EXTERNAL" | "TYPE_GENERIC";
        PatchCheckpointOptionalResources: {
            resources?: {
                [key: string]: string;
            } | undefined;
        };
        PatchExperimentPatchCheckpointStorage: {
            /** Format: int32 */
            saveExperimentBest?: number | undefined;
            /** Format: int32 */
            saveTrialBest?: number | undefined;
            /** Format: int32 */
            saveTrialLatest?: number | undefined;
        };
        PatchExperimentPatchResources: {
            /** Format: int32 */
            maxSlots?: number | undefined;
            /** Format: int32 */
            priority?: number | undefined;
            /** Format: double */
            weight?: number | undefined;
        };
        PlainError: {
            message: string;
        };
        protobufAny: {
            typeUrl?: string | undefined;
            /** Format: byte */
            value?: string | undefined;
        };
        protobufFieldMask: {
            paths?: string[] | undefined;
        };
        /**
         * @default NULL_VALUE
         * @enum {string}
         */
        protobufNullValue: "NULL_VALUE";
        ResourceManagerHealth: {
            cluster_name?: string | undefined;
            status?: components["schemas"]["HealthStatus"] | undefined;
        };
        ResourcesSummaryDevices: {
            devices?: components["schemas"]["v1Device"][] | undefined;
        };
        runtimeError: {
            /** Format: int32 */
            code?: number | undefined;
            details?: components["schemas"]["protobufAny"][] | undefined;
            error?: string | undefined;
            message?: string | undefined;
        };
        runtimeStreamError: {
            details?: components["schemas"]["protobufAny"][] | undefined;
            /** Format: int32 */
            grpcCode?: number | undefined;
            /** Format: int32 */
            httpCode?: number | undefined;
            httpStatus?: string | undefined;
            message?: string | undefined;
        };
        StreamErrorLine: {
            error: components["schemas"]["runtimeStreamError"];
        };
        /**
         * @default STATE_UNSPECIFIED
         * @enum {string}
         */
        taskv1State: "STATE_UNSPECIFIED" | "STATE_PULLING" | "STATE_STARTING" | "STATE_RUNNING" | "STATE_TERMINATED" | "STATE_TERMINATING" | "STATE_WAITING" | "STATE_QUEUED";
        /**
         * @default PROFILER_METRIC_TYPE_UNSPECIFIED
         * @enum {string}
         */
        TrialProfilerMetricLabelsProfilerMetricType: "PROFILER_METRIC_TYPE_UNSPECIFIED" | "PROFILER_METRIC_TYPE_SYSTEM" | "PROFILER_METRIC_TYPE_TIMING" | "PROFILER_METRIC_TYPE_MISC";
        /**
         * @default STATE_UNSPECIFIED
         * @enum {string}
         */
        trialv1State: "STATE_UNSPECIFIED" | "STATE_ACTIVE" | "STATE_PAUSED" | "STATE_STOPPING_CANCELED" | "STATE_STOPPING_KILLED" | "STATE_STOPPING_COMPLETED" | "STATE_STOPPING_ERROR" | "STATE_CANCELED" | "STATE_COMPLETED" | "STATE_ERROR" | "STATE_QUEUED" | "STATE_PULLING" | "STATE_STARTING" | "STATE_RUNNING";
        trialv1Trial: {
            bestCheckpoint?: (components["schemas"]["v1CheckpointWorkload"] | null) | undefined;
            bestValidation?: (components["schemas"]["v1MetricsWorkload"] | null) | undefined;
            /** Format: int32 */
            checkpointCount?: (number | null) | undefined;
            /** Format: date-time */
            endTime?: (string | null) | undefined;
            /** Format: int32 */
            experimentId: number;
            hparams: {
                [key: string]: unknown;
            } | null;
            /** Format: int32 */
            id: number;
            latestValidation?: (components["schemas"]["v1MetricsWorkload"] | null) | undefined;
            logPolicyMatched?: (string | null) | undefined;
            /** Format: int32 */
            logRetentionDays?: (number | null) | undefined;
            metadata?: ({
                [key: string]: unknown;
            } | null) | undefined;
            /** Format: int32 */
            restarts: number;
            runnerState?: (string | null) | undefined;
            /** Format: double */
            searcherMetricValue?: (number | null) | undefined;
            /** Format: date-time */
            startTime: string | null;
            state: components["schemas"]["trialv1State"];
            summaryMetrics?: ({
                [key: string]: unknown;
            } | null) | undefined;
            taskId?: (string | null) | undefined;
            taskIds?: string[] | undefined;
            /** Format: int32 */
            totalBatchesProcessed: number;
            /** Format: uint64 */
            totalCheckpointSize?: (string | null) | undefined;
            /** Format: double */
            wallClockTime?: (number | null) | undefined;
            warmStartCheckpointUuid?: (string | null) | undefined;
        };
        v1AcceleratorData: {
            acceleratorType?: (string | null) | undefined;
            acceleratorUuids?: string[] | undefined;
            allocationId?: (string | null) | undefined;
            containerId?: (string | null) | undefined;
            nodeName?: (string | null) | undefined;
            resourcePool?: (string | null) | undefined;
            taskId?: (string | null) | undefined;
        };
        v1AcceleratorDataInput: {
            acceleratorType?: string | undefined;
            acceleratorUuids?: string[] | undefined;
            allocationId?: string | undefined;
            containerId?: string | undefined;
            nodeName?: string | undefined;
            resourcePool?: string | undefined;
            taskId?: string | undefined;
        };
        v1AckAllocationPreemptionSignalRequest: {
            allocationId?: string | undefined;
        };
        v1AckAllocationPreemptionSignalResponse: Record<string, never>;
        v1ActivateExperimentResponse: Record<string, never>;
        v1ActivateExperimentsRequest: {
            experimentIds: number[];
            filters?: components["schemas"]["v1BulkExperimentFilters"] | undefined;
            /** Format: int32 */
            projectId?: number | undefined;
        };
        v1ActivateExperimentsResponse: {
            results: components["schemas"]["v1ExperimentActionResult"][];
        };
        /**
         * @default ACTIVITY_TYPE_UNSPECIFIED
         * @enum {string}
         */
        v1ActivityType: "ACTIVITY_TYPE_UNSPECIFIED" | "ACTIVITY_TYPE_GET";
        v1AddProjectNoteResponse: {
            notes: components["schemas"]["v1Note"][];
        };
        v1Address: {
            containerIp?: (string | null) | undefined;
            /** Format: int32 */
            containerPort?: (number | null) | undefined;
            hostIp?: (string | null) | undefined;
            /** Format: int32 */
            hostPort?: (number | null) | undefined;
        };
        v1Agent: {
            addresses?: string[] | undefined;
            containers?: {
                [key: string]: components["schemas"]["v1Container"];
            } | undefined;
            draining?: (boolean | null) | undefined;
            enabled?: (boolean | null) | undefined;
            id: string;
            /** Format: date-time */
            registeredTime?: (string | null) | undefined;
            resourcePools?: string[] | undefined;
            slots?: {
                [key: string]: components["schemas"]["v1Slot"];
            } | undefined;
            slotStats: components["schemas"]["v1SlotStats"] | null;
            version?: (string | null) | undefined;
        };
        v1AgentUserGroup: {
            /** Format: int32 */
            agentGid?: (number | null) | undefined;
            agentGroup?: (string | null) | undefined;
            /** Format: int32 */
            agentUid?: (number | null) | undefined;
            agentUser?: (string | null) | undefined;
        };
        v1AgentUserGroupInput: {
            /** Format: int32 */
            agentGid?: number | undefined;
            agentGroup?: string | undefined;
            /** Format: int32 */
            agentUid?: number | undefined;
            agentUser?: string | undefined;
        };
        v1AggregateQueueStats: {
            periodStart: string;
            /** Format: float */
            seconds: number;
        };
        v1Allocation: {
            allocationId: string;
            endTime?: (string | null) | undefined;
            exitReason?: (string | null) | undefined;
            isReady?: (boolean | null) | undefined;
            /** Format: int32 */
            slots: number;
            startTime?: (string | null) | undefined;
            state: components["schemas"]["taskv1State"];
            /** Format: int32 */
            statusCode?: (number | null) | undefined;
            taskId: string;
        };
        v1AllocationAllGatherRequest: {
            allocationId?: string | undefined;
            data: {
                [key: string]: unknown;
            };
            /** Format: int32 */
            numPeers?: number | undefined;
            requestUuid?: string | undefined;
        };
        v1AllocationAllGatherResponse: {
            data: {
                [key: string]: unknown;
            }[];
        };
        v1AllocationPendingPreemptionSignalRequest: {
            allocationId?: string | undefined;
        };
        v1AllocationPendingPreemptionSignalResponse: Record<string, never>;
        v1AllocationPreemptionSignalResponse: {
            preempt?: (boolean | null) | undefined;
        };
        v1AllocationReadyRequest: {
            allocationId?: string | undefined;
        };
        v1AllocationReadyResponse: Record<string, never>;
        v1AllocationRendezvousInfoResponse: {
            rendezvousInfo: components["schemas"]["v1RendezvousInfo"];
        };
        v1AllocationSummary: {
            allocationId?: (string | null) | undefined;
            name?: (string | null) | undefined;
            /** Format: int32 */
            priority?: (number | null) | undefined;
            proxyPorts?: components["schemas"]["v1ProxyPortConfig"][] | undefined;
            /** Format: date-time */
            registeredTime?: (string | null) | undefined;
            resourcePool?: (string | null) | undefined;
            resources?: components["schemas"]["v1ResourcesSummary"][] | undefined;
            schedulerType?: (string | null) | undefined;
            /** Format: int32 */
            slotsNeeded?: (number | null) | undefined;
            taskId?: (string | null) | undefined;
        };
        v1AllocationWaitingRequest: {
            allocationId?: string | undefined;
        };
        v1AllocationWaitingResponse: Record<string, never>;
        v1ArchiveExperimentResponse: Record<string, never>;
        v1ArchiveExperimentsRequest: {
            experimentIds: number[];
            filters?: components["schemas"]["v1BulkExperimentFilters"] | undefined;
            /** Format: int32 */
            projectId?: number | undefined;
        };
        v1ArchiveExperimentsResponse: {
            results: components["schemas"]["v1ExperimentActionResult"][];
        };
        v1ArchiveModelResponse: Record<string, never>;
        v1ArchiveProjectResponse: Record<string, never>;
        v1ArchiveRunsRequest: {
            filter?: string | undefined;
            /** Format: int32 */
            projectId: number;
            runIds: number[];
        };
        v1ArchiveRunsResponse: {
            results: components["schemas"]["v1RunActionResult"][];
        };
        v1ArchiveWorkspaceResponse: Record<string, never>;
        v1AssignMultipleGroupsRequest: {
            addGroups: number[];
            removeGroups: number[];
            userIds: number[];
        };
        v1AssignMultipleGroupsResponse: Record<string, never>;
        v1AssignRolesRequest: {
            groupRoleAssignments?: components["schemas"]["v1GroupRoleAssignmentInput"][] | undefined;
            userRoleAssignments?: components["schemas"]["v1UserRoleAssignmentInput"][] | undefined;
        };
        v1AssignRolesResponse: Record<string, never>;
        v1AwsCustomTag: {
            key: string;
            value: string;
        };
        v1BindRPToWorkspaceRequest: {
            resourcePoolName?: string | undefined;
            workspaceIds?: number[] | undefined;
            workspaceNames?: string[] | undefined;
        };
        v1BindRPToWorkspaceResponse: Record<string, never>;
        v1BulkAutoCreateWorkspaceNamespaceBindingsRequest: {
            workspaceIds?: number[] | undefined;
        };
        v1BulkAutoCreateWorkspaceNamespaceBindingsResponse: Record<string, never>;
        v1BulkExperimentFilters: {
            archived?: boolean | undefined;
            description?: string | undefined;
            excludedExperimentIds?: number[] | undefined;
            labels?: string[] | undefined;
            name?: string | undefined;
            /** Format: int32 */
            projectId?: number | undefined;
            states?: components["schemas"]["experimentv1State"][] | undefined;
            userIds?: number[] | undefined;
        };
        v1CancelExperimentResponse: Record<string, never>;
        v1CancelExperimentsRequest: {
            experimentIds: number[];
            filters?: components["schemas"]["v1BulkExperimentFilters"] | undefined;
            /** Format: int32 */
            projectId?: number | undefined;
        };
        v1CancelExperimentsResponse: {
            results: components["schemas"]["v1ExperimentActionResult"][];
        };
        v1Checkpoint: {
            allocationId?: (string | null) | undefined;
            metadata: {
                [key: string]: unknown;
            } | null;
            /** Format: date-time */
            reportTime?: (string | null) | undefined;
            resources: {
                [key: string]: string;
            };
            state: components["schemas"]["checkpointv1State"];
            /** Format: int32 */
            storageId?: (number | null) | undefined;
            taskId?: (string | null) | undefined;
            training: components["schemas"]["v1CheckpointTrainingMetadata"] | null;
            uuid: string;
        };
        v1CheckpointInput: {
            allocationId?: string | undefined;
            metadata: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            reportTime?: string | undefined;
            resources: {
                [key: string]: string;
            };
            state: components["schemas"]["checkpointv1State"];
            /** Format: int32 */
            storageId?: number | undefined;
            taskId?: string | undefined;
            training: components["schemas"]["v1CheckpointTrainingMetadataInput"];
            uuid: string;
        };
        v1CheckpointsRemoveFilesRequest: {
            checkpointGlobs: string[];
            checkpointUuids: string[];
        };
        v1CheckpointsRemoveFilesResponse: Record<string, never>;
        v1CheckpointTrainingMetadata: {
            experimentConfig?: ({
                [key: string]: unknown;
            } | null) | undefined;
            /** Format: int32 */
            experimentId?: (number | null) | undefined;
            hparams?: ({
                [key: string]: unknown;
            } | null) | undefined;
            /** Format: double */
            searcherMetric?: (number | null) | undefined;
            trainingMetrics?: (components["schemas"]["v1Metrics"] | null) | undefined;
            /** Format: int32 */
            trialId?: (number | null) | undefined;
            validationMetrics?: (components["schemas"]["v1Metrics"] | null) | undefined;
        };
        v1CheckpointTrainingMetadataInput: {
            experimentConfig?: {
                [key: string]: unknown;
            } | undefined;
            /** Format: int32 */
            experimentId?: number | undefined;
            hparams?: {
                [key: string]: unknown;
            } | undefined;
            /** Format: double */
            searcherMetric?: number | undefined;
            trainingMetrics?: components["schemas"]["v1MetricsInput"] | undefined;
            /** Format: int32 */
            trialId?: number | undefined;
            validationMetrics?: components["schemas"]["v1MetricsInput"] | undefined;
        };
        v1CheckpointWorkload: {
            /** Format: date-time */
            endTime?: (string | null) | undefined;
            metadata?: ({
                [key: string]: unknown;
            } | null) | undefined;
            resources?: {
                [key: string]: string;
            } | undefined;
            state: components["schemas"]["checkpointv1State"];
            /** Format: int32 */
            totalBatches: number;
            uuid?: (string | null) | undefined;
        };
        v1CleanupLogsResponse: {
            /** Format: int64 */
            removedCount: string;
        };
        v1ClusterMessage: {
            /** Format: date-time */
            createdTime?: (string | null) | undefined;
            /** Format: date-time */
            endTime?: (string | null) | undefined;
            message: string;
            /** Format: date-time */
            startTime: string | null;
        };
        /**
         * @default COLUMN_TYPE_UNSPECIFIED
         * @enum {string}
         */
        v1ColumnType: "COLUMN_TYPE_UNSPECIFIED" | "COLUMN_TYPE_TEXT" | "COLUMN_TYPE_NUMBER" | "COLUMN_TYPE_DATE" | "COLUMN_TYPE_ARRAY";
        v1Command: {
            container?: (components["schemas"]["v1Container"] | null) | undefined;
            description: string;
            displayName?: (string | null) | undefined;
            exitStatus?: (string | null) | undefined;
            id: string;
            jobId: string;
            resourcePool: string;
            /** Format: date-time */
            startTime: string | null;
            state: components["schemas"]["taskv1State"];
            /** Format: int32 */
            userId?: (number | null) | undefined;
            username: string;
            /** Format: int32 */
            workspaceId: number;
        };
        v1ComparableTrial: {
            metrics: components["schemas"]["v1DownsampledMetrics"][];
            trial: components["schemas"]["trialv1Trial"] | null;
        };
        v1CompareTrialsResponse: {
            trials: components["schemas"]["v1ComparableTrial"][];
        };
        v1Config: {
            log?: components["schemas"]["v1LogConfig"] | undefined;
        };
        v1Container: {
            devices?: components["schemas"]["v1Device"][] | undefined;
            id: string;
            parent?: (string | null) | undefined;
            permissionDenied?: (boolean | null) | undefined;
            state: components["schemas"]["containerv1State"];
        };
        v1ContinueExperimentRequest: {
            /** Format: int32 */
            id: number;
            overrideConfig?: string | undefined;
        };
        v1ContinueExperimentResponse: {
            experiment: components["schemas"]["v1Experiment"];
            warnings?: components["schemas"]["v1LaunchWarning"][] | undefined;
        };
        v1CreateExperimentRequest: {
            activate?: boolean | undefined;
            config?: string | undefined;
            modelDefinition?: components["schemas"]["v1File"][] | undefined;
            /** Format: int32 */
            parentId?: number | undefined;
            /** Format: int32 */
            projectId?: number | undefined;
            template?: string | undefined;
            unmanaged?: boolean | undefined;
            validateOnly?: boolean | undefined;
        };
        v1CreateExperimentResponse: {
            config: {
                [key: string]: unknown;
            } | null;
            experiment: components["schemas"]["v1Experiment"];
            warnings?: components["schemas"]["v1LaunchWarning"][] | undefined;
        };
        v1CreateGenericTaskRequest: {
            config: string;
            contextDirectory: components["schemas"]["v1File"][];
            forkedFrom?: string | undefined;
            inheritContext?: boolean | undefined;
            noPause?: boolean | undefined;
            parentId?: string | undefined;
            /** Format: int32 */
            projectId?: number | undefined;
        };
        v1CreateGenericTaskResponse: {
            taskId: string;
            warnings?: components["schemas"]["v1LaunchWarning"][] | undefined;
        };
        v1CreateGroupRequest: {
            addUsers?: number[] | undefined;
            name: string;
        };
        v1CreateGroupResponse: {
            group: components["schemas"]["v1GroupDetails"];
        };
        v1CreateTrialRequest: {
            /** Format: int32 */
            experimentId?: number | undefined;
            hparams?: {
                [key: string]: unknown;
            } | undefined;
            unmanaged?: boolean | undefined;
        };
        v1CreateTrialResponse: {
            trial: components["schemas"]["trialv1Trial"];
        };
        v1CurrentUserResponse: {
            user: components["schemas"]["v1User"];
        };
        v1CustomWebhookEventData: {
            description?: string | undefined;
            level?: components["schemas"]["v1LogLevel"] | undefined;
            title?: string | undefined;
        };
        v1DataPoint: {
            /** Format: int32 */
            batches: number;
            /** Format: double */
            epoch?: (number | null) | undefined;
            /** Format: date-time */
            time: string | null;
            values?: ({
                [key: string]: unknown;
            } | null) | undefined;
        };
        v1DeleteCheckpointsRequest: {
            checkpointUuids: string[];
        };
        v1DeleteCheckpointsResponse: Record<string, never>;
        v1DeleteClusterMessageResponse: Record<string, never>;
        v1DeleteExperimentLabelResponse: {
            labels: string[];
        };
        v1DeleteExperimentResponse: Record<string, never>;
        v1DeleteExperimentsRequest: {
            experimentIds: number[];
            filters?: components["schemas"]["v1BulkExperimentFilters"] | undefined;
            /** Format: int32 */
            projectId?: number | undefined;
        };
        v1DeleteExperimentsResponse: {
            results: components["schemas"]["v1ExperimentActionResult"][];
        };
        v1DeleteGlobalConfigPoliciesResponse: Record<string, never>;
        v1DeleteGroupResponse: Record<string, never>;
        v1DeleteModelResponse: Record<string, never>;
        v1DeleteModelVersionResponse: Record<string, never>;
        v1DeleteProjectResponse: {
            completed: boolean;
        };
        v1DeleteRunsRequest: {
            filter?: string | undefined;
            /** Format: int32 */
            projectId?: number | undefined;
            runIds: number[];
        };
        v1DeleteRunsResponse: {
            results: components["schemas"]["v1RunActionResult"][];
        };
        v1DeleteTemplateResponse: Record<string, never>;
        v1DeleteTensorboardFilesResponse: Record<string, never>;
        v1DeleteWebhookResponse: Record<string, never>;
        v1DeleteWorkspaceConfigPoliciesResponse: Record<string, never>;
        v1DeleteWorkspaceNamespaceBindingsResponse: Record<string, never>;
        v1DeleteWorkspaceResponse: {
            completed: boolean;
        };
        v1Device: {
            brand?: (string | null) | undefined;
            /** Format: int32 */
            id?: (number | null) | undefined;
            type?: components["schemas"]["devicev1Type"] | undefined;
            uuid?: (string | null) | undefined;
        };
        v1DeviceStats: {
            /** Format: int32 */
            disabled: number;
            /** Format: int32 */
            draining: number;
            states?: {
                [key: string]: number;
            } | undefined;
            /** Format: int32 */
            total: number;
        };
        v1DisableAgentRequest: {
            agentId?: string | undefined;
            drain?: boolean | undefined;
        };
        v1DisableAgentResponse: {
            agent?: (components["schemas"]["v1Agent"] | null) | undefined;
        };
        v1DisableSlotRequest: {
            agentId?: string | undefined;
            drain?: boolean | undefined;
            slotId?: string | undefined;
        };
        v1DisableSlotResponse: {
            slot?: (components["schemas"]["v1Slot"] | null) | undefined;
        };
        v1DoubleFieldFilter: {
            /** Format: double */
            gt?: number | undefined;
            /** Format: double */
            gte?: number | undefined;
            /** Format: double */
            lt?: number | undefined;
            /** Format: double */
            lte?: number | undefined;
        };
        v1DownsampledMetrics: {
            data: components["schemas"]["v1DataPoint"][];
            group: string;
            type: components["schemas"]["v1MetricType"];
        };
        v1EnableAgentResponse: {
            agent?: (components["schemas"]["v1Agent"] | null) | undefined;
        };
        v1EnableSlotResponse: {
            slot?: (components["schemas"]["v1Slot"] | null) | undefined;
        };
        /**
         * @default ENTITY_TYPE_UNSPECIFIED
         * @enum {string}
         */
        v1EntityType: "ENTITY_TYPE_UNSPECIFIED" | "ENTITY_TYPE_PROJECT";
        v1Experiment: {
            archived: boolean;
            /** Format: int32 */
            bestTrialId?: (number | null) | undefined;
            /** Format: double */
            bestTrialSearcherMetric?: (number | null) | undefined;
            /** Format: int32 */
            checkpointCount?: (number | null) | undefined;
            /** Format: int64 */
            checkpointSize?: (string | null) | undefined;
            config: {
                [key: string]: unknown;
            } | null;
            description?: (string | null) | undefined;
            displayName?: (string | null) | undefined;
            /** Format: int32 */
            duration?: (number | null) | undefined;
            /** Format: date-time */
            endTime?: (string | null) | undefined;
            externalExperimentId?: (string | null) | undefined;
            externalTrialId?: (string | null) | undefined;
            /** Format: int32 */
            forkedFrom?: (number | null) | undefined;
            hyperparameters?: ({
                [key: string]: unknown;
            } | null) | undefined;
            /** Format: int32 */
            id: number;
            jobId: string;
            labels?: string[] | undefined;
            /** Format: int32 */
            modelDefinitionSize?: (number | null) | undefined;
            name: string;
            notes?: (string | null) | undefined;
            /** Format: int32 */
            numTrials: number;
            originalConfig: string;
            pachydermIntegration?: ({
                [key: string]: unknown;
            } | null) | undefined;
            parentArchived?: (boolean | null) | undefined;
            /** Format: double */
            progress?: (number | null) | undefined;
            /** Format: int32 */
            projectId: number;
            projectName?: (string | null) | undefined;
            /** Format: int32 */
            projectOwnerId: number;
            resourcePool?: (string | null) | undefined;
            searcherMetric?: (string | null) | undefined;
            searcherType: string;
            /** Format: date-time */
            startTime: string | null;
            state: components["schemas"]["experimentv1State"];
            trialIds?: number[] | undefined;
            unmanaged?: (boolean | null) | undefined;
            /** Format: int32 */
            userId?: (number | null) | undefined;
            username: string;
            /** Format: int32 */
            workspaceId?: (number | null) | undefined;
            workspaceName?: (string | null) | undefined;
        };
        v1ExperimentActionResult: {
            error: string;
            /** Format: int32 */
            id: number;
        };
        v1ExpMetricNamesResponse: {
            metricNames?: components["schemas"]["v1MetricIdentifier"][] | undefined;
            searcherMetrics?: string[] | undefined;
            trainingMetrics?: string[] | undefined;
            validationMetrics?: string[] | undefined;
        };
        /**
         * @default FAILURE_TYPE_UNSPECIFIED
         * @enum {string}
         */
        v1FailureType: "FAILURE_TYPE_UNSPECIFIED" | "FAILURE_TYPE_RESOURCES_FAILED" | "FAILURE_TYPE_RESOURCES_ABORTED" | "FAILURE_TYPE_RESOURCES_MISSING" | "FAILURE_TYPE_TASK_ABORTED" | "FAILURE_TYPE_TASK_ERROR" | "FAILURE_TYPE_AGENT_FAILED" | "FAILURE_TYPE_AGENT_ERROR" | "FAILURE_TYPE_RESTORE_ERROR" | "FAILURE_TYPE_UNKNOWN_ERROR";
        v1File: {
            /** Format: byte */
            content: string;
            /** Format: int32 */
            gid?: number | undefined;
            /** Format: int32 */
            mode?: number | undefined;
            /** Format: int64 */
            mtime?: string | undefined;
            path: string;
            /** Format: int32 */
            type?: number | undefined;
            /** Format: int32 */
            uid?: number | undefined;
        };
        v1FileNode: {
            /** Format: int32 */
            contentLength?: (number | null) | undefined;
            contentType?: (string | null) | undefined;
            files?: components["schemas"]["v1FileNode"][] | undefined;
            isDir?: (boolean | null) | undefined;
            /** Format: date-time */
            modifiedTime?: (string | null) | undefined;
            name?: (string | null) | undefined;
            path?: (string | null) | undefined;
        };
        /**
         * @default FITTING_POLICY_UNSPECIFIED
         * @enum {string}
         */
        v1FittingPolicy: "FITTING_POLICY_UNSPECIFIED" | "FITTING_POLICY_BEST" | "FITTING_POLICY_WORST" | "FITTING_POLICY_KUBERNETES" | "FITTING_POLICY_SLURM" | "FITTING_POLICY_PBS";
        v1FlatRun: {
            archived: boolean;
            /** Format: int32 */
            checkpointCount: number;
            /** Format: int64 */
            checkpointSize: string;
            /** Format: int32 */
            duration?: (number | null) | undefined;
            /** Format: date-time */
            endTime?: (string | null) | undefined;
            experiment?: (components["schemas"]["v1FlatRunExperiment"] | null) | undefined;
            externalRunId?: (string | null) | undefined;
            hyperparameters?: ({
                [key: string]: unknown;
            } | null) | undefined;
            /** Format: int32 */
            id: number;
            labels?: string[] | undefined;
            localId?: (string | null) | undefined;
            logPolicyMatched?: (string | null) | undefined;
            metadata?: ({
                [key: string]: unknown;
            } | null) | undefined;
            parentArchived: boolean;
            /** Format: int32 */
            projectId: number;
            projectName: string;
            /** Format: double */
            searcherMetricValue?: (number | null) | undefined;
            /** Format: date-time */
            startTime: string | null;
            state: components["schemas"]["trialv1State"];
            summaryMetrics?: ({
                [key: string]: unknown;
            } | null) | undefined;
            /** Format: int32 */
            userId?: (number | null) | undefined;
            /** Format: int32 */
            workspaceId: number;
            workspaceName: string;
        };
        v1FlatRunExperiment: {
            description: string;
            externalExperimentId?: (string | null) | undefined;
            /** Format: int32 */
            forkedFrom?: (number | null) | undefined;
            /** Format: int32 */
            id: number;
            isMultitrial: boolean;
            name: string;
            pachydermIntegration?: ({
                [key: string]: unknown;
            } | null) | undefined;
            /** Format: float */
            progress: number;
            resourcePool: string;
            searcherMetric: string;
            searcherType: string;
            unmanaged: boolean;
        };
        /**
         * @default GENERIC_TASK_STATE_UNSPECIFIED
         * @enum {string}
         */
        v1GenericTaskState: "GENERIC_TASK_STATE_UNSPECIFIED" | "GENERIC_TASK_STATE_ACTIVE" | "GENERIC_TASK_STATE_CANCELED" | "GENERIC_TASK_STATE_COMPLETED" | "GENERIC_TASK_STATE_ERROR" | "GENERIC_TASK_STATE_PAUSED" | "GENERIC_TASK_STATE_STOPPING_PAUSED" | "GENERIC_TASK_STATE_STOPPING_CANCELED" | "GENERIC_TASK_STATE_STOPPING_COMPLETED" | "GENERIC_TASK_STATE_STOPPING_ERROR";
        /**
         * @default SORT_BY_UNSPECIFIED
         * @enum {string}
         */
        v1GetAccessTokensRequestSortBy: "SORT_BY_UNSPECIFIED" | "SORT_BY_USER_ID" | "SORT_BY_EXPIRY" | "SORT_BY_CREATED_AT" | "SORT_BY_TOKEN_TYPE" | "SORT_BY_REVOKED" | "SORT_BY_DESCRIPTION";
        v1GetAccessTokensResponse: {
            pagination?: (components["schemas"]["v1Pagination"] | null) | undefined;
            tokenInfo: components["schemas"]["v1TokenInfo"][];
        };
        v1GetActiveTasksCountResponse: {
            /** Format: int32 */
            commands: number;
            /** Format: int32 */
            notebooks: number;
            /** Format: int32 */
            shells: number;
            /** Format: int32 */
            tensorboards: number;
        };
        v1GetAgentResponse: {
            agent: components["schemas"]["v1Agent"];
        };
        /**
         * @default SORT_BY_UNSPECIFIED
         * @enum {string}
         */
        v1GetAgentsRequestSortBy: "SORT_BY_UNSPECIFIED" | "SORT_BY_ID" | "SORT_BY_TIME";
        v1GetAgentsResponse: {
            agents: components["schemas"]["v1Agent"][];
            pagination?: (components["schemas"]["v1Pagination"] | null) | undefined;
        };
        v1GetAllocationResponse: {
            allocation: components["schemas"]["v1Allocation"];
        };
        v1GetBestSearcherValidationMetricResponse: {
            /** Format: float */
            metric?: (number | null) | undefined;
        };
        v1GetCheckpointResponse: {
            checkpoint: components["schemas"]["v1Checkpoint"];
        };
        v1GetClusterMessageResponse: {
            clusterMessage?: (components["schemas"]["v1ClusterMessage"] | null) | undefined;
        };
        v1GetCommandResponse: {
            command: components["schemas"]["v1Command"];
            config: {
                [key: string]: unknown;
            } | null;
        };
        /**
         * @default SORT_BY_UNSPECIFIED
         * @enum {string}
         */
        v1GetCommandsRequestSortBy: "SORT_BY_UNSPECIFIED" | "SORT_BY_ID" | "SORT_BY_DESCRIPTION" | "SORT_BY_START_TIME" | "SORT_BY_WORKSPACE_ID";
        v1GetCommandsResponse: {
            commands: components["schemas"]["v1Command"][];
            pagination?: (components["schemas"]["v1Pagination"] | null) | undefined;
        };
        v1GetExperimentCheckpointsResponse: {
            checkpoints: components["schemas"]["v1Checkpoint"][];
            pagination: components["schemas"]["v1Pagination"];
        };
        v1GetExperimentLabelsResponse: {
            labels?: string[] | undefined;
        };
        v1GetExperimentResponse: {
            config?: ({
                [key: string]: unknown;
            } | null) | undefined;
            experiment: components["schemas"]["v1Experiment"];
            jobSummary?: (components["schemas"]["v1JobSummary"] | null) | undefined;
        };
        /**
         * @default SORT_BY_UNSPECIFIED
         * @enum {string}
         */
        v1GetExperimentsRequestSortBy: "SORT_BY_UNSPECIFIED" | "SORT_BY_ID" | "SORT_BY_DESCRIPTION" | "SORT_BY_START_TIME" | "SORT_BY_END_TIME" | "SORT_BY_STATE" | "SORT_BY_NUM_TRIALS" | "SORT_BY_PROGRESS" | "SORT_BY_USER" | "SORT_BY_NAME" | "SORT_BY_FORKED_FROM" | "SORT_BY_RESOURCE_POOL" | "SORT_BY_PROJECT_ID" | "SORT_BY_CHECKPOINT_SIZE" | "SORT_BY_CHECKPOINT_COUNT" | "SORT_BY_SEARCHER_METRIC_VAL";
        v1GetExperimentsResponse: {
            experiments: components["schemas"]["v1Experiment"][];
            pagination: components["schemas"]["v1Pagination"];
        };
        /**
         * @default SORT_BY_UNSPECIFIED
         * @enum {string}
         */
        v1GetExperimentTrialsRequestSortBy: "SORT_BY_UNSPECIFIED" | "SORT_BY_ID" | "SORT_BY_START_TIME" | "SORT_BY_END_TIME" | "SORT_BY_STATE" | "SORT_BY_BEST_VALIDATION_METRIC" | "SORT_BY_LATEST_VALIDATION_METRIC" | "SORT_BY_BATCHES_PROCESSED" | "SORT_BY_DURATION" | "SORT_BY_RESTARTS" | "SORT_BY_CHECKPOINT_SIZE" | "SORT_BY_LOG_RETENTION_DAYS";
        v1GetExperimentTrialsResponse: {
            pagination: components["schemas"]["v1Pagination"];
            trials: components["schemas"]["trialv1Trial"][];
        };
        v1GetExperimentValidationHistoryResponse: {
            validationHistory?: components["schemas"]["v1ValidationHistoryEntry"][] | undefined;
        };
        v1GetGenericTaskConfigResponse: {
            config: string;
        };
        v1GetGlobalConfigPoliciesResponse: {
            configPolicies?: ({
                [key: string]: unknown;
            } | null) | undefined;
        };
        v1GetGroupResponse: {
            group: components["schemas"]["v1GroupDetails"];
        };
        v1GetGroupsAndUsersAssignedToWorkspaceResponse: {
            assignments: components["schemas"]["v1RoleWithAssignments"][];
            groups: components["schemas"]["v1GroupDetails"][];
            usersAssignedDirectly: components["schemas"]["v1User"][];
        };
        v1GetGroupsRequest: {
            /** Format: int32 */
            limit: number;
            name?: string | undefined;
            /** Format: int32 */
            offset?: number | undefined;
            /** Format: int32 */
            userId?: number | undefined;
        };
        v1GetGroupsResponse: {
            groups?: components["schemas"]["v1GroupSearchResult"][] | undefined;
            pagination?: (components["schemas"]["v1Pagination"] | null) | undefined;
        };
        v1GetJobQueueStatsResponse: {
            results: components["schemas"]["v1RPQueueStat"][];
        };
        v1GetJobsResponse: {
            jobs: components["schemas"]["v1Job"][];
            pagination: components["schemas"]["v1Pagination"];
        };
        v1GetJobsV2Response: {
            jobs: components["schemas"]["v1RBACJob"][];
            pagination: components["schemas"]["v1Pagination"];
        };
        v1GetKubernetesResourceManagersResponse: {
            resourceManagers: string[];
        };
        v1GetKubernetesResourceQuotasResponse: {
            resourceQuotas: {
                [key: string]: number;
            };
        };
        v1GetMasterConfigResponse: {
            config: {
                [key: string]: unknown;
            } | null;
        };
        v1GetMasterResponse: {
            branding?: (string | null) | undefined;
            clusterId: string;
            clusterMessage?: (components["schemas"]["v1ClusterMessage"] | null) | undefined;
            clusterName: string;
            externalLoginUri?: (string | null) | undefined;
            externalLogoutUri?: (string | null) | undefined;
            featureSwitches?: string[] | undefined;
            hasCustomLogo: boolean;
            masterId: string;
            product?: components["schemas"]["GetMasterResponseProduct"] | undefined;
            rbacEnabled?: (boolean | null) | undefined;
            ssoProviders?: components["schemas"]["v1SSOProvider"][] | undefined;
            strictJobQueueControl: boolean;
            telemetryEnabled?: (boolean | null) | undefined;
            userManagementEnabled?: (boolean | null) | undefined;
            version: string;
        };
        v1GetMeResponse: {
            user: components["schemas"]["v1User"];
        };
        v1GetMetadataValuesResponse: {
            values?: string[] | undefined;
        };
        v1GetMetricsResponse: {
            metrics: components["schemas"]["v1MetricsReport"][];
        };
        v1GetModelDefFileRequest: {
            /** Format: int32 */
            experimentId?: number | undefined;
            path?: string | undefined;
        };
        v1GetModelDefFileResponse: {
            /** Format: byte */
            file?: (string | null) | undefined;
        };
        v1GetModelDefResponse: {
            b64Tgz: string;
        };
        v1GetModelDefTreeResponse: {
            files?: components["schemas"]["v1FileNode"][] | undefined;
        };
        v1GetModelLabelsResponse: {
            labels: string[];
        };
        v1GetModelResponse: {
            model: components["schemas"]["v1Model"];
        };
        /**
         * @default SORT_BY_UNSPECIFIED
         * @enum {string}
         */
        v1GetModelsRequestSortBy: "SORT_BY_UNSPECIFIED" | "SORT_BY_NAME" | "SORT_BY_DESCRIPTION" | "SORT_BY_CREATION_TIME" | "SORT_BY_LAST_UPDATED_TIME" | "SORT_BY_NUM_VERSIONS" | "SORT_BY_WORKSPACE";
        v1GetModelsResponse: {
            models: components["schemas"]["v1Model"][];
            pagination: components["schemas"]["v1Pagination"];
        };
        v1GetModelVersionResponse: {
            modelVersion: components["schemas"]["v1ModelVersion"];
        };
        /**
         * @default SORT_BY_UNSPECIFIED
         * @enum {string}
         */
        v1GetModelVersionsRequestSortBy: "SORT_BY_UNSPECIFIED" | "SORT_BY_VERSION" | "SORT_BY_CREATION_TIME";
        v1GetModelVersionsResponse: {
            model: components["schemas"]["v1Model"];
            modelVersions: components["schemas"]["v1ModelVersion"][];
            pagination: components["schemas"]["v1Pagination"];
        };
        v1GetNotebookResponse: {
            config: {
                [key: string]: unknown;
            } | null;
            notebook: components["schemas"]["v1Notebook"];
        };
        /**
         * @default SORT_BY_UNSPECIFIED
         * @enum {string}
         */
        v1GetNotebooksRequestSortBy: "SORT_BY_UNSPECIFIED" | "SORT_BY_ID" | "SORT_BY_DESCRIPTION" | "SORT_BY_START_TIME" | "SORT_BY_WORKSPACE_ID";
        v1GetNotebooksResponse: {
            notebooks: components["schemas"]["v1Notebook"][];
            pagination?: (components["schemas"]["v1Pagination"] | null) | undefined;
        };
        v1GetPermissionsSummaryResponse: {
            assignments: components["schemas"]["v1RoleAssignmentSummary"][];
            roles: components["schemas"]["v1Role"][];
        };
        v1GetProjectByKeyResponse: {
            project: components["schemas"]["v1Project"];
        };
        v1GetProjectColumnsResponse: {
            columns: components["schemas"]["v1ProjectColumn"][];
        };
        v1GetProjectNumericMetricsRangeResponse: {
            ranges?: components["schemas"]["v1MetricsRange"][] | undefined;
        };
        v1GetProjectResponse: {
            project: components["schemas"]["v1Project"];
        };
        v1GetProjectsByUserActivityResponse: {
            projects?: components["schemas"]["v1Project"][] | undefined;
        };
        v1GetResourcePoolsResponse: {
            pagination?: (components["schemas"]["v1Pagination"] | null) | undefined;
            resourcePools?: components["schemas"]["v1ResourcePool"][] | undefined;
        };
        v1GetRolesAssignedToGroupResponse: {
            assignments: components["schemas"]["v1RoleAssignmentSummary"][];
            roles: components["schemas"]["v1Role"][];
        };
        v1GetRolesAssignedToUserResponse: {
            roles: components["schemas"]["v1RoleWithAssignments"][];
        };
        v1GetRolesByIDRequest: {
            roleIds?: number[] | undefined;
        };
        v1GetRolesByIDResponse: {
            roles?: components["schemas"]["v1RoleWithAssignments"][] | undefined;
        };
        v1GetRunMetadataResponse: {
            metadata?: ({
                [key: string]: unknown;
            } | null) | undefined;
        };
        v1GetShellResponse: {
            config: {
                [key: string]: unknown;
            } | null;
            shell: components["schemas"]["v1Shell"];
        };
        /**
         * @default SORT_BY_UNSPECIFIED
         * @enum {string}
         */
        v1GetShellsRequestSortBy: "SORT_BY_UNSPECIFIED" | "SORT_BY_ID" | "SORT_BY_DESCRIPTION" | "SORT_BY_START_TIME" | "SORT_BY_WORKSPACE_ID";
        v1GetShellsResponse: {
            pagination?: (components["schemas"]["v1Pagination"] | null) | undefined;
            shells: components["schemas"]["v1Shell"][];
        };
        v1GetSlotResponse: {
            slot?: (components["schemas"]["v1Slot"] | null) | undefined;
        };
        v1GetSlotsResponse: {
            slots?: components["schemas"]["v1Slot"][] | undefined;
        };
        v1GetTaskAcceleratorDataResponse: {
            acceleratorData: components["schemas"]["v1AcceleratorData"][];
        };
        v1GetTaskContextDirectoryResponse: {
            b64Tgz: string;
        };
        v1GetTaskResponse: {
            task: components["schemas"]["v1Task"];
        };
        v1GetTasksResponse: {
            allocationIdToSummary?: {
                [key: string]: components["schemas"]["v1AllocationSummary"];
            } | undefined;
        };
        v1GetTelemetryResponse: {
            enabled: boolean;
            segmentKey?: (string | null) | undefined;
        };
        v1GetTemplateResponse: {
            template: components["schemas"]["v1Template"];
        };
        /**
         * @default SORT_BY_UNSPECIFIED
         * @enum {string}
         */
        v1GetTemplatesRequestSortBy: "SORT_BY_UNSPECIFIED" | "SORT_BY_NAME";
        v1GetTemplatesResponse: {
            pagination: components["schemas"]["v1Pagination"];
            templates: components["schemas"]["v1Template"][];
        };
        v1GetTensorboardResponse: {
            config: {
                [key: string]: unknown;
            } | null;
            tensorboard: components["schemas"]["v1Tensorboard"];
        };
        /**
         * @default SORT_BY_UNSPECIFIED
         * @enum {string}
         */
        v1GetTensorboardsRequestSortBy: "SORT_BY_UNSPECIFIED" | "SORT_BY_ID" | "SORT_BY_DESCRIPTION" | "SORT_BY_START_TIME" | "SORT_BY_WORKSPACE_ID";
        v1GetTensorboardsResponse: {
            pagination?: (components["schemas"]["v1Pagination"] | null) | undefined;
            tensorboards: components["schemas"]["v1Tensorboard"][];
        };
        v1GetTrainingMetricsResponse: {
            metrics: components["schemas"]["v1MetricsReport"][];
        };
        v1GetTrialByExternalIDResponse: {
            trial: components["schemas"]["trialv1Trial"];
        };
        v1GetTrialCheckpointsResponse: {
            checkpoints: components["schemas"]["v1Checkpoint"][];
            pagination: components["schemas"]["v1Pagination"];
        };
        v1GetTrialMetricsByCheckpointResponse: {
            metrics: components["schemas"]["v1MetricsReport"][];
        };
        v1GetTrialMetricsByModelVersionResponse: {
            metrics: components["schemas"]["v1MetricsReport"][];
        };
        v1GetTrialProfilerAvailableSeriesResponse: {
            labels: components["schemas"]["v1TrialProfilerMetricLabels"][];
        };
        v1GetTrialProfilerMetricsResponse: {
            batch: components["schemas"]["v1TrialProfilerMetricsBatch"];
        };
        v1GetTrialRemainingLogRetentionDaysResponse: {
            /** Format: int32 */
            remainingDays?: (number | null) | undefined;
        };
        v1GetTrialResponse: {
            trial: components["schemas"]["trialv1Trial"];
        };
        v1GetTrialWorkloadsResponse: {
            pagination: components["schemas"]["v1Pagination"];
            workloads: components["schemas"]["v1WorkloadContainer"][];
        };
        v1GetUserByUsernameResponse: {
            user: components["schemas"]["v1User"];
        };
        v1GetUserResponse: {
            user: components["schemas"]["v1User"];
        };
        v1GetUserSettingResponse: {
            settings: components["schemas"]["v1UserWebSetting"][];
        };
        /**
         * @default SORT_BY_UNSPECIFIED
         * @enum {string}
         */
        v1GetUsersRequestSortBy: "SORT_BY_UNSPECIFIED" | "SORT_BY_DISPLAY_NAME" | "SORT_BY_USER_NAME" | "SORT_BY_ADMIN" | "SORT_BY_ACTIVE" | "SORT_BY_MODIFIED_TIME" | "SORT_BY_NAME" | "SORT_BY_LAST_AUTH_TIME" | "SORT_BY_REMOTE";
        v1GetUsersResponse: {
            pagination?: (components["schemas"]["v1Pagination"] | null) | undefined;
            users?: components["schemas"]["v1User"][] | undefined;
        };
        v1GetValidationMetricsResponse: {
            metrics: components["schemas"]["v1MetricsReport"][];
        };
        v1GetWebhooksResponse: {
            webhooks: components["schemas"]["v1Webhook"][];
        };
        v1GetWorkspaceConfigPoliciesResponse: {
            configPolicies?: ({
                [key: string]: unknown;
            } | null) | undefined;
        };
        /**
         * @default SORT_BY_UNSPECIFIED
         * @enum {string}
         */
        v1GetWorkspaceProjectsRequestSortBy: "SORT_BY_UNSPECIFIED" | "SORT_BY_CREATION_TIME" | "SORT_BY_LAST_EXPERIMENT_START_TIME" | "SORT_BY_NAME" | "SORT_BY_DESCRIPTION" | "SORT_BY_ID";
        v1GetWorkspaceProjectsResponse: {
            pagination: components["schemas"]["v1Pagination"];
            projects: components["schemas"]["v1Project"][];
        };
        v1GetWorkspaceResponse: {
            workspace: components["schemas"]["v1Workspace"];
        };
        /**
         * @default SORT_BY_UNSPECIFIED
         * @enum {string}
         */
        v1GetWorkspacesRequestSortBy: "SORT_BY_UNSPECIFIED" | "SORT_BY_ID" | "SORT_BY_NAME";
        v1GetWorkspacesResponse: {
            pagination: components["schemas"]["v1Pagination"];
            workspaces: components["schemas"]["v1Workspace"][];
        };
        v1GetWorkspacesWithDefaultNamespaceBindingsResponse: {
            workspaceIds?: number[] | undefined;
        };
        v1Group: {
            /** Format: int32 */
            groupId?: (number | null) | undefined;
            name?: (string | null) | undefined;
        };
        v1GroupDetails: {
            /** Format: int32 */
            groupId?: (number | null) | undefined;
            name?: (string | null) | undefined;
            users?: components["schemas"]["v1User"][] | undefined;
        };
        v1GroupRoleAssignment: {
            /** Format: int32 */
            groupId: number;
            roleAssignment: components["schemas"]["v1RoleAssignment"] | null;
        };
        v1GroupRoleAssignmentInput: {
            /** Format: int32 */
            groupId: number;
            roleAssignment: components["schemas"]["v1RoleAssignmentInput"];
        };
        v1GroupSearchResult: {
            group: components["schemas"]["v1Group"] | null;
            /** Format: int32 */
            numMembers: number;
        };
        v1IdleNotebookRequest: {
            idle?: boolean | undefined;
            notebookId?: string | undefined;
        };
        v1IdleNotebookResponse: Record<string, never>;
        v1Int32FieldFilter: {
            /** Format: int32 */
            gt?: number | undefined;
            /** Format: int32 */
            gte?: number | undefined;
            incl?: number[] | undefined;
            /** Format: int32 */
            lt?: number | undefined;
            /** Format: int32 */
            lte?: number | undefined;
            notIn?: number[] | undefined;
        };
        v1Job: {
            /** Format: int32 */
            allocatedSlots: number;
            entityId: string;
            isPreemptible: boolean;
            jobId: string;
            name: string;
            /** Format: int32 */
            priority?: (number | null) | undefined;
            /** Format: float */
            progress?: (number | null) | undefined;
            /** Format: int32 */
            requestedSlots: number;
            resourcePool: string;
            /** Format: date-time */
            submissionTime: string | null;
            summary?: (components["schemas"]["v1JobSummary"] | null) | undefined;
            type: components["schemas"]["jobv1Type"];
            /** Format: int32 */
            userId?: (number | null) | undefined;
            username: string;
            /** Format: double */
            weight?: (number | null) | undefined;
            /** Format: int32 */
            workspaceId: number;
        };
        v1JobSummary: {
            /** Format: int32 */
            jobsAhead: number;
            state: components["schemas"]["jobv1State"];
        };
        v1K8PriorityClass: {
            priorityClass?: (string | null) | undefined;
            /** Format: int32 */
            priorityValue?: (number | null) | undefined;
        };
        v1KillCommandResponse: {
            command?: (components["schemas"]["v1Command"] | null) | undefined;
        };
        v1KillExperimentResponse: Record<string, never>;
        v1KillExperimentsRequest: {
            experimentIds: number[];
            filters?: components["schemas"]["v1BulkExperimentFilters"] | undefined;
            /** Format: int32 */
            projectId?: number | undefined;
        };
        v1KillExperimentsResponse: {
            results: components["schemas"]["v1ExperimentActionResult"][];
        };
        v1KillGenericTaskRequest: {
            killFromRoot?: boolean | undefined;
            taskId?: string | undefined;
        };
        v1KillGenericTaskResponse: Record<string, never>;
        v1KillNotebookResponse: {
            notebook?: (components["schemas"]["v1Notebook"] | null) | undefined;
        };
        v1KillRunsRequest: {
            filter?: string | undefined;
            /** Format: int32 */
            projectId?: number | undefined;
            runIds: number[];
        };
        v1KillRunsResponse: {
            results: components["schemas"]["v1RunActionResult"][];
        };
        v1KillShellResponse: {
            shell?: (components["schemas"]["v1Shell"] | null) | undefined;
        };
        v1KillTensorboardResponse: {
            tensorboard?: (components["schemas"]["v1Tensorboard"] | null) | undefined;
        };
        v1KillTrialResponse: Record<string, never>;
        v1LaunchCommandRequest: {
            config?: {
                [key: string]: unknown;
            } | undefined;
            /** Format: byte */
            data?: string | undefined;
            files?: components["schemas"]["v1File"][] | undefined;
            templateName?: string | undefined;
            /** Format: int32 */
            workspaceId?: number | undefined;
        };
        v1LaunchCommandResponse: {
            command: components["schemas"]["v1Command"];
            config: {
                [key: string]: unknown;
            } | null;
            warnings?: components["schemas"]["v1LaunchWarning"][] | undefined;
        };
        v1LaunchNotebookRequest: {
            config?: {
                [key: string]: unknown;
            } | undefined;
            files?: components["schemas"]["v1File"][] | undefined;
            preview?: boolean | undefined;
            templateName?: string | undefined;
            /** Format: int32 */
            workspaceId?: number | undefined;
        };
        v1LaunchNotebookResponse: {
            config: {
                [key: string]: unknown;
            } | null;
            notebook: components["schemas"]["v1Notebook"];
            warnings?: components["schemas"]["v1LaunchWarning"][] | undefined;
        };
        v1LaunchShellRequest: {
            config?: {
                [key: string]: unknown;
            } | undefined;
            /** Format: byte */
            data?: string | undefined;
            files?: components["schemas"]["v1File"][] | undefined;
            templateName?: string | undefined;
            /** Format: int32 */
            workspaceId?: number | undefined;
        };
        v1LaunchShellResponse: {
            config: {
                [key: string]: unknown;
            } | null;
            shell: components["schemas"]["v1Shell"];
            warnings?: components["schemas"]["v1LaunchWarning"][] | undefined;
        };
        v1LaunchTensorboardRequest: {
            config?: {
                [key: string]: unknown;
            } | undefined;
            experimentIds?: number[] | undefined;
            files?: components["schemas"]["v1File"][] | undefined;
            filters?: components["schemas"]["v1BulkExperimentFilters"] | undefined;
            templateName?: string | undefined;
            trialIds?: number[] | undefined;
            /** Format: int32 */
            workspaceId?: number | undefined;
        };
        v1LaunchTensorboardResponse: {
            config: {
                [key: string]: unknown;
            } | null;
            tensorboard: components["schemas"]["v1Tensorboard"];
            warnings?: components["schemas"]["v1LaunchWarning"][] | undefined;
        };
        /**
         * @default LAUNCH_WARNING_UNSPECIFIED
         * @enum {string}
         */
        v1LaunchWarning: "LAUNCH_WARNING_UNSPECIFIED" | "LAUNCH_WARNING_CURRENT_SLOTS_EXCEEDED";
        v1LimitedJob: {
            /** Format: int32 */
            allocatedSlots: number;
            isPreemptible: boolean;
            jobId: string;
            /** Format: int32 */
            priority?: (number | null) | undefined;
            /** Format: float */
            progress?: (number | null) | undefined;
            /** Format: int32 */
            requestedSlots: number;
            resourcePool: string;
            summary?: (components["schemas"]["v1JobSummary"] | null) | undefined;
            type: components["schemas"]["jobv1Type"];
            /** Format: double */
            weight?: (number | null) | undefined;
            /** Format: int32 */
            workspaceId: number;
        };
        v1ListRolesRequest: {
            /** Format: int32 */
            limit: number;
            /** Format: int32 */
            offset?: number | undefined;
        };
        v1ListRolesResponse: {
            pagination: components["schemas"]["v1Pagination"];
            roles: components["schemas"]["v1Role"][];
        };
        v1ListRPsBoundToWorkspaceResponse: {
            pagination?: (components["schemas"]["v1Pagination"] | null) | undefined;
            resourcePools?: string[] | undefined;
        };
        v1ListWorkspaceNamespaceBindingsResponse: {
            namespaceBindings: {
                [key: string]: components["schemas"]["v1WorkspaceNamespaceBinding"];
            };
        };
        v1ListWorkspacesBoundToRPResponse: {
            pagination?: (components["schemas"]["v1Pagination"] | null) | undefined;
            workspaceIds?: number[] | undefined;
        };
        /**
         * @default LOCATION_TYPE_UNSPECIFIED
         * @enum {string}
         */
        v1LocationType: "LOCATION_TYPE_UNSPECIFIED" | "LOCATION_TYPE_EXPERIMENT" | "LOCATION_TYPE_HYPERPARAMETERS" | "LOCATION_TYPE_VALIDATIONS" | "LOCATION_TYPE_TRAINING" | "LOCATION_TYPE_CUSTOM_METRIC" | "LOCATION_TYPE_RUN" | "LOCATION_TYPE_RUN_HYPERPARAMETERS" | "LOCATION_TYPE_RUN_METADATA";
        v1LogConfig: {
            color?: boolean | undefined;
            level?: components["schemas"]["v1LogLevel"] | undefined;
        };
        v1LogEntry: {
            /** Format: int32 */
            id: number;
            level: components["schemas"]["v1LogLevel"];
            message: string;
            /** Format: date-time */
            timestamp: string | null;
        };
        v1LoginRequest: {
            isHashed?: boolean | undefined;
            password: string;
            username: string;
        };
        v1LoginResponse: {
            token: string;
            user: components["schemas"]["v1User"];
        };
        /**
         * @default LOG_LEVEL_UNSPECIFIED
         * @enum {string}
         */
        v1LogLevel: "LOG_LEVEL_UNSPECIFIED" | "LOG_LEVEL_TRACE" | "LOG_LEVEL_DEBUG" | "LOG_LEVEL_INFO" | "LOG_LEVEL_WARNING" | "LOG_LEVEL_ERROR" | "LOG_LEVEL_CRITICAL";
        v1LogoutResponse: Record<string, never>;
        v1MarkAllocationResourcesDaemonRequest: {
            allocationId?: string | undefined;
            resourcesId?: string | undefined;
        };
        v1MarkAllocationResourcesDaemonResponse: Record<string, never>;
        v1MasterLogsResponse: {
            logEntry: components["schemas"]["v1LogEntry"];
        };
        v1MetricBatchesResponse: {
            batches?: number[] | undefined;
        };
        v1MetricIdentifier: {
            group: string;
            name: string;
        };
        v1Metrics: {
            avgMetrics: {
                [key: string]: unknown;
            } | null;
            batchMetrics?: {
                [key: string]: unknown;
            }[] | undefined;
        };
        v1MetricsInput: {
            avgMetrics: {
                [key: string]: unknown;
            };
            batchMetrics?: {
                [key: string]: unknown;
            }[] | undefined;
        };
        v1MetricsRange: {
            /** Format: double */
            max: number;
            metricsName: string;
            /** Format: double */
            min: number;
        };
        v1MetricsReport: {
            archived: boolean;
            /** Format: date-time */
            endTime: string | null;
            group: string;
            /** Format: int32 */
            id: number;
            metrics: {
                [key: string]: unknown;
            } | null;
            /** Format: int32 */
            totalBatches: number;
            /** Format: int32 */
            trialId: number;
            /** Format: int32 */
            trialRunId: number;
        };
        v1MetricsWorkload: {
            /** Format: date-time */
            endTime?: (string | null) | undefined;
            metrics: components["schemas"]["v1Metrics"] | null;
            /** Format: int32 */
            numInputs: number;
            /** Format: int32 */
            totalBatches: number;
        };
        /**
         * @default METRIC_TYPE_UNSPECIFIED
         * @enum {string}
         */
        v1MetricType: "METRIC_TYPE_UNSPECIFIED" | "METRIC_TYPE_TRAINING" | "METRIC_TYPE_VALIDATION" | "METRIC_TYPE_PROFILING";
        v1Model: {
            archived: boolean;
            /** Format: date-time */
            creationTime: string | null;
            description?: (string | null) | undefined;
            /** Format: int32 */
            id: number;
            labels?: string[] | undefined;
            /** Format: date-time */
            lastUpdatedTime: string | null;
            metadata: {
                [key: string]: unknown;
            } | null;
            name: string;
            notes?: (string | null) | undefined;
            /** Format: int32 */
            numVersions: number;
            /** Format: int32 */
            userId: number;
            username: string;
            /** Format: int32 */
            workspaceId: number;
        };
        v1ModelVersion: {
            checkpoint: components["schemas"]["v1Checkpoint"] | null;
            comment?: (string | null) | undefined;
            /** Format: date-time */
            creationTime: string | null;
            /** Format: int32 */
            id: number;
            labels?: string[] | undefined;
            /** Format: date-time */
            lastUpdatedTime: string | null;
            metadata?: ({
                [key: string]: unknown;
            } | null) | undefined;
            model: components["schemas"]["v1Model"] | null;
            name?: (string | null) | undefined;
            notes?: (string | null) | undefined;
            /** Format: int32 */
            userId?: (number | null) | undefined;
            username?: (string | null) | undefined;
            /** Format: int32 */
            version: number;
        };
        v1MoveExperimentRequest: {
            /** Format: int32 */
            destinationProjectId: number;
            /** Format: int32 */
            experimentId?: number | undefined;
        };
        v1MoveExperimentResponse: Record<string, never>;
        v1MoveExperimentsRequest: {
            /** Format: int32 */
            destinationProjectId: number;
            experimentIds: number[];
            filters?: components["schemas"]["v1BulkExperimentFilters"] | undefined;
            /** Format: int32 */
            projectId?: number | undefined;
        };
        v1MoveExperimentsResponse: {
            results: components["schemas"]["v1ExperimentActionResult"][];
        };
        v1MoveModelRequest: {
            /** Format: int32 */
            destinationWorkspaceId: number;
            modelName?: string | undefined;
        };
        v1MoveModelResponse: Record<string, never>;
        v1MoveProjectRequest: {
            /** Format: int32 */
            destinationWorkspaceId: number;
            /** Format: int32 */
            projectId?: number | undefined;
        };
        v1MoveProjectResponse: Record<string, never>;
        v1MoveRunsRequest: {
            /** Format: int32 */
            destinationProjectId: number;
            filter?: string | undefined;
            runIds: number[];
            skipMultitrial?: boolean | undefined;
            /** Format: int32 */
            sourceProjectId: number;
        };
        v1MoveRunsResponse: {
            results: components["schemas"]["v1RunActionResult"][];
        };
        v1Note: {
            contents: string;
            name: string;
        };
        v1Notebook: {
            container?: (components["schemas"]["v1Container"] | null) | undefined;
            description: string;
            displayName?: (string | null) | undefined;
            exitStatus?: (string | null) | undefined;
            id: string;
            jobId: string;
            resourcePool: string;
            serviceAddress?: (string | null) | undefined;
            /** Format: date-time */
            startTime: string | null;
            state: components["schemas"]["taskv1State"];
            /** Format: int32 */
            userId?: (number | null) | undefined;
            username: string;
            /** Format: int32 */
            workspaceId: number;
        };
        v1NotifyContainerRunningRequest: {
            allocationId?: string | undefined;
            data: {
                [key: string]: unknown;
            };
            nodeName?: string | undefined;
            /** Format: int32 */
            numPeers?: number | undefined;
            /** Format: int32 */
            rank?: number | undefined;
            requestUuid?: string | undefined;
        };
        v1NotifyContainerRunningResponse: {
            data: {
                [key: string]: unknown;
            }[];
        };
        /**
         * @default ORDER_BY_UNSPECIFIED
         * @enum {string}
         */
        v1OrderBy: "ORDER_BY_UNSPECIFIED" | "ORDER_BY_ASC" | "ORDER_BY_DESC";
        v1OverwriteRPWorkspaceBindingsRequest: {
            resourcePoolName?: string | undefined;
            workspaceIds?: number[] | undefined;
            workspaceNames?: string[] | undefined;
        };
        v1OverwriteRPWorkspaceBindingsResponse: Record<string, never>;
        v1Pagination: {
            /** Format: int32 */
            endIndex?: (number | null) | undefined;
            /** Format: int32 */
            limit?: (number | null) | undefined;
            /** Format: int32 */
            offset?: (number | null) | undefined;
            /** Format: int32 */
            startIndex?: (number | null) | undefined;
            /** Format: int32 */
            total?: (number | null) | undefined;
        };
        v1PatchAccessTokenRequest: {
            description?: string | undefined;
            setRevoked?: boolean | undefined;
            /** Format: int32 */
            tokenId?: number | undefined;
        };
        v1PatchAccessTokenResponse: {
            tokenInfo?: (components["schemas"]["v1TokenInfo"] | null) | undefined;
        };
        v1PatchCheckpoint: {
            resources?: components["schemas"]["PatchCheckpointOptionalResources"] | undefined;
            uuid: string;
        };
        v1PatchCheckpointsRequest: {
            checkpoints: components["schemas"]["v1PatchCheckpoint"][];
        };
        v1PatchCheckpointsResponse: Record<string, never>;
        v1PatchExperiment: {
            checkpointStorage?: components["schemas"]["PatchExperimentPatchCheckpointStorage"] | undefined;
            description?: string | undefined;
            /** Format: int32 */
            id?: number | undefined;
            labels?: string[] | undefined;
            name?: string | undefined;
            notes?: string | undefined;
            resources?: components["schemas"]["PatchExperimentPatchResources"] | undefined;
        };
        v1PatchExperimentResponse: {
            experiment?: (components["schemas"]["v1Experiment"] | null) | undefined;
        };
        v1PatchMasterConfigRequest: {
            config?: components["schemas"]["v1Config"] | undefined;
            fieldMask?: components["schemas"]["protobufFieldMask"] | undefined;
        };
        v1PatchMasterConfigResponse: Record<string, never>;
        v1PatchModel: {
            description?: string | undefined;
            labels?: string[] | undefined;
            metadata?: {
                [key: string]: unknown;
            } | undefined;
            name?: string | undefined;
            notes?: string | undefined;
            /** Format: int32 */
            workspaceId?: number | undefined;
            workspaceName?: string | undefined;
        };
        v1PatchModelResponse: {
            model: components["schemas"]["v1Model"];
        };
        v1PatchModelVersion: {
            checkpoint?: components["schemas"]["v1CheckpointInput"] | undefined;
            comment?: string | undefined;
            labels?: string[] | undefined;
            metadata?: {
                [key: string]: unknown;
            } | undefined;
            name?: string | undefined;
            notes?: string | undefined;
        };
        v1PatchModelVersionResponse: {
            modelVersion: components["schemas"]["v1ModelVersion"];
        };
        v1PatchProject: {
            description?: string | undefined;
            key?: string | undefined;
            name?: string | undefined;
        };
        v1PatchProjectResponse: {
            project: components["schemas"]["v1Project"];
        };
        v1PatchTemplateConfigResponse: {
            template: components["schemas"]["v1Template"];
        };
        v1PatchTemplateNameRequest: {
            newName: string;
            oldName: string;
        };
        v1PatchTemplateNameResponse: {
            template: components["schemas"]["v1Template"];
        };
        v1PatchTrialRequest: {
            state?: components["schemas"]["trialv1State"] | undefined;
            /** Format: int32 */
            trialId?: number | undefined;
        };
        v1PatchTrialResponse: {
            trial: components["schemas"]["trialv1Trial"];
        };
        v1PatchUser: {
            active?: boolean | undefined;
            admin?: boolean | undefined;
            agentUserGroup?: components["schemas"]["v1AgentUserGroupInput"] | undefined;
            displayName?: string | undefined;
            isHashed?: boolean | undefined;
            password?: string | undefined;
            remote?: boolean | undefined;
            username?: string | undefined;
        };
        v1PatchUserResponse: {
            user: components["schemas"]["v1User"];
        };
        v1PatchUsersRequest: {
            activate: boolean;
            filters?: components["schemas"]["v1UserFilters"] | undefined;
            userIds: number[];
        };
        v1PatchUsersResponse: {
            results: components["schemas"]["v1UserActionResult"][];
        };
        v1PatchWebhook: {
            url: string;
        };
        v1PatchWebhookResponse: Record<string, never>;
        v1PatchWorkspace: {
            agentUserGroup?: components["schemas"]["v1AgentUserGroupInput"] | undefined;
            checkpointStorageConfig?: {
                [key: string]: unknown;
            } | undefined;
            clusterNamespaceMeta?: {
                [key: string]: components["schemas"]["v1WorkspaceNamespaceMeta"];
            } | undefined;
            defaultAuxPool?: string | undefined;
            defaultAuxResourcePool?: string | undefined;
            defaultComputePool?: string | undefined;
            defaultComputeResourcePool?: string | undefined;
            name?: string | undefined;
        };
        v1PatchWorkspaceResponse: {
            namespaceBindings?: {
                [key: string]: components["schemas"]["v1WorkspaceNamespaceBinding"];
            } | undefined;
            workspace: components["schemas"]["v1Workspace"];
        };
        v1PauseExperimentResponse: Record<string, never>;
        v1PauseExperimentsRequest: {
            experimentIds: number[];
            filters?: components["schemas"]["v1BulkExperimentFilters"] | undefined;
            /** Format: int32 */
            projectId?: number | undefined;
        };
        v1PauseExperimentsResponse: {
            results: components["schemas"]["v1ExperimentActionResult"][];
        };
        v1PauseGenericTaskResponse: Record<string, never>;
        v1PauseRunsRequest: {
            filter?: string | undefined;
            /** Format: int32 */
            projectId: number;
            runIds: number[];
        };
        v1PauseRunsResponse: {
            results: components["schemas"]["v1RunActionResult"][];
        };
        v1Permission: {
            id: components["schemas"]["v1PermissionType"];
            name?: (string | null) | undefined;
            scopeTypeMask?: (components["schemas"]["v1ScopeTypeMask"] | null) | undefined;
        };
        v1PermissionInput: {
            id: components["schemas"]["v1PermissionType"];
            name?: string | undefined;
            scopeTypeMask?: components["schemas"]["v1ScopeTypeMaskInput"] | undefined;
        };
        /**
         * @default PERMISSION_TYPE_UNSPECIFIED
         * @enum {string}
         */
        v1PermissionType: "PERMISSION_TYPE_UNSPECIFIED" | "PERMISSION_TYPE_ADMINISTRATE_USER" | "PERMISSION_TYPE_ADMINISTRATE_OAUTH" | "PERMISSION_TYPE_CREATE_EXPERIMENT" | "PERMISSION_TYPE_VIEW_EXPERIMENT_ARTIFACTS" | "PERMISSION_TYPE_VIEW_EXPERIMENT_METADATA" | "PERMISSION_TYPE_UPDATE_EXPERIMENT" | "PERMISSION_TYPE_UPDATE_EXPERIMENT_METADATA" | "PERMISSION_TYPE_DELETE_EXPERIMENT" | "PERMISSION_TYPE_CREATE_NSC" | "PERMISSION_TYPE_VIEW_NSC" | "PERMISSION_TYPE_UPDATE_NSC" | "PERMISSION_TYPE_UPDATE_GROUP" | "PERMISSION_TYPE_CREATE_WORKSPACE" | "PERMISSION_TYPE_VIEW_WORKSPACE" | "PERMISSION_TYPE_UPDATE_WORKSPACE" | "PERMISSION_TYPE_DELETE_WORKSPACE" | "PERMISSION_TYPE_SET_WORKSPACE_AGENT_USER_GROUP" | "PERMISSION_TYPE_SET_WORKSPACE_CHECKPOINT_STORAGE_CONFIG" | "PERMISSION_TYPE_SET_WORKSPACE_DEFAULT_RESOURCE_POOL" | "PERMISSION_TYPE_CREATE_PROJECT" | "PERMISSION_TYPE_VIEW_PROJECT" | "PERMISSION_TYPE_UPDATE_PROJECT" | "PERMISSION_TYPE_DELETE_PROJECT" | "PERMISSION_TYPE_ASSIGN_ROLES" | "PERMISSION_TYPE_VIEW_MODEL_REGISTRY" | "PERMISSION_TYPE_EDIT_MODEL_REGISTRY" | "PERMISSION_TYPE_CREATE_MODEL_REGISTRY" | "PERMISSION_TYPE_DELETE_MODEL_REGISTRY" | "PERMISSION_TYPE_DELETE_MODEL_VERSION" | "PERMISSION_TYPE_DELETE_OTHER_USER_MODEL_REGISTRY" | "PERMISSION_TYPE_DELETE_OTHER_USER_MODEL_VERSION" | "PERMISSION_TYPE_VIEW_MASTER_LOGS" | "PERMISSION_TYPE_VIEW_CLUSTER_USAGE" | "PERMISSION_TYPE_UPDATE_AGENTS" | "PERMISSION_TYPE_VIEW_SENSITIVE_AGENT_INFO" | "PERMISSION_TYPE_VIEW_MASTER_CONFIG" | "PERMISSION_TYPE_UPDATE_MASTER_CONFIG" | "PERMISSION_TYPE_VIEW_EXTERNAL_JOBS" | "PERMISSION_TYPE_CONTROL_STRICT_JOB_QUEUE" | "PERMISSION_TYPE_VIEW_TEMPLATES" | "PERMISSION_TYPE_UPDATE_TEMPLATES" | "PERMISSION_TYPE_CREATE_TEMPLATES" | "PERMISSION_TYPE_DELETE_TEMPLATES" | "PERMISSION_TYPE_UPDATE_ROLES" | "PERMISSION_TYPE_EDIT_WEBHOOKS" | "PERMISSION_TYPE_VIEW_WEBHOOKS" | "PERMISSION_TYPE_MODIFY_RP_WORKSPACE_BINDINGS" | "PERMISSION_TYPE_SET_WORKSPACE_NAMESPACE_BINDINGS" | "PERMISSION_TYPE_SET_RESOURCE_QUOTAS" | "PERMISSION_TYPE_VIEW_RESOURCE_QUOTAS" | "PERMISSION_TYPE_MODIFY_GLOBAL_CONFIG_POLICIES" | "PERMISSION_TYPE_MODIFY_WORKSPACE_CONFIG_POLICIES" | "PERMISSION_TYPE_VIEW_GLOBAL_CONFIG_POLICIES" | "PERMISSION_TYPE_VIEW_WORKSPACE_CONFIG_POLICIES" | "PERMISSION_TYPE_ADMINISTRATE_TOKEN" | "PERMISSION_TYPE_UPDATE_TOKEN" | "PERMISSION_TYPE_CREATE_TOKEN" | "PERMISSION_TYPE_CREATE_OTHER_TOKEN" | "PERMISSION_TYPE_VIEW_OTHER_TOKEN" | "PERMISSION_TYPE_VIEW_TOKEN";
        v1PinWorkspaceResponse: Record<string, never>;
        v1PolymorphicFilter: {
            doubleRange?: components["schemas"]["v1DoubleFieldFilter"] | undefined;
            integerRange?: components["schemas"]["v1Int32FieldFilter"] | undefined;
            name?: string | undefined;
            timeRange?: components["schemas"]["v1TimestampFieldFilter"] | undefined;
        };
        v1PostAccessTokenRequest: {
            description?: string | undefined;
            lifespan?: string | undefined;
            /** Format: int32 */
            userId: number;
        };
        v1PostAccessTokenResponse: {
            token?: (string | null) | undefined;
            /** Format: int32 */
            tokenId?: (number | null) | undefined;
        };
        v1PostAllocationAcceleratorDataRequest: {
            acceleratorData: components["schemas"]["v1AcceleratorDataInput"];
            allocationId?: string | undefined;
        };
        v1PostAllocationAcceleratorDataResponse: Record<string, never>;
        v1PostAllocationProxyAddressRequest: {
            allocationId?: string | undefined;
            proxyAddress?: string | undefined;
        };
        v1PostAllocationProxyAddressResponse: Record<string, never>;
        v1PostCheckpointMetadataRequest: {
            checkpoint?: {
                metadata: {
                    [key: string]: unknown;
                };
                uuid?: string | undefined;
            } | undefined;
        };
        v1PostCheckpointMetadataResponse: {
            checkpoint?: (components["schemas"]["v1Checkpoint"] | null) | undefined;
        };
        v1PostModelRequest: {
            description?: string | undefined;
            labels?: string[] | undefined;
            metadata?: {
                [key: string]: unknown;
            } | undefined;
            name: string;
            notes?: string | undefined;
            /** Format: int32 */
            workspaceId?: number | undefined;
            workspaceName?: string | undefined;
        };
        v1PostModelResponse: {
            model: components["schemas"]["v1Model"];
        };
        v1PostModelVersionRequest: {
            checkpointUuid: string;
            comment?: string | undefined;
            labels?: string[] | undefined;
            metadata?: {
                [key: string]: unknown;
            } | undefined;
            modelName?: string | undefined;
            name?: string | undefined;
            notes?: string | undefined;
        };
        v1PostModelVersionResponse: {
            modelVersion: components["schemas"]["v1ModelVersion"];
        };
        v1PostProjectRequest: {
            description?: string | undefined;
            key?: string | undefined;
            name: string;
            /** Format: int32 */
            workspaceId?: number | undefined;
        };
        v1PostProjectResponse: {
            project: components["schemas"]["v1Project"];
        };
        v1PostRunMetadataRequest: {
            metadata: {
                [key: string]: unknown;
            };
            /** Format: int32 */
            runId?: number | undefined;
        };
        v1PostRunMetadataResponse: {
            metadata?: ({
                [key: string]: unknown;
            } | null) | undefined;
        };
        v1PostTaskLogsRequest: {
            logs: components["schemas"]["v1TaskLog"][];
        };
        v1PostTaskLogsResponse: Record<string, never>;
        v1PostTemplateResponse: {
            template: components["schemas"]["v1Template"];
        };
        v1PostTrialProfilerMetricsBatchRequest: {
            batches?: components["schemas"]["v1TrialProfilerMetricsBatchInput"][] | undefined;
        };
        v1PostTrialProfilerMetricsBatchResponse: Record<string, never>;
        v1PostTrialRunnerMetadataResponse: Record<string, never>;
        v1PostUserActivityRequest: {
            activityType: components["schemas"]["v1ActivityType"];
            /** Format: int32 */
            entityId: number;
            entityType: components["schemas"]["v1EntityType"];
        };
        v1PostUserActivityResponse: Record<string, never>;
        v1PostUserRequest: {
            isHashed?: boolean | undefined;
            password?: string | undefined;
            user?: components["schemas"]["v1UserInput"] | undefined;
        };
        v1PostUserResponse: {
            user?: (components["schemas"]["v1User"] | null) | undefined;
        };
        v1PostUserSettingRequest: {
            settings: components["schemas"]["v1UserWebSettingInput"][];
        };
        v1PostUserSettingResponse: Record<string, never>;
        v1PostWebhookEventDataRequest: {
            data: components["schemas"]["v1CustomWebhookEventData"];
            /** Format: int32 */
            experimentId: number;
            /** Format: int32 */
            trialId?: number | undefined;
        };
        v1PostWebhookEventDataResponse: Record<string, never>;
        v1PostWebhookResponse: {
            webhook: components["schemas"]["v1Webhook"];
        };
        v1PostWorkspaceRequest: {
            agentUserGroup?: components["schemas"]["v1AgentUserGroupInput"] | undefined;
            checkpointStorageConfig?: {
                [key: string]: unknown;
            } | undefined;
            clusterNamespaceMeta?: {
                [key: string]: components["schemas"]["v1WorkspaceNamespaceMeta"];
            } | undefined;
            clusterQuotaPairs?: {
                [key: string]: number;
            } | undefined;
            defaultAuxPool?: string | undefined;
            defaultComputePool?: string | undefined;
            name: string;
        };
        v1PostWorkspaceResponse: {
            namespaceBindings?: {
                [key: string]: components["schemas"]["v1WorkspaceNamespaceBinding"];
            } | undefined;
            workspace: components["schemas"]["v1Workspace"];
        };
        v1PreviewHPSearchRequest: {
            config?: {
                [key: string]: unknown;
            } | undefined;
            /** Format: int64 */
            seed?: number | undefined;
        };
        v1PreviewHPSearchResponse: {
            summary?: (components["schemas"]["v1SearchSummary"] | null) | undefined;
        };
        v1Project: {
            archived: boolean;
            description?: (string | null) | undefined;
            errorMessage: string;
            /** Format: int32 */
            id: number;
            immutable: boolean;
            key: string;
            /** Format: date-time */
            lastExperimentStartedAt?: (string | null) | undefined;
            name: string;
            notes: components["schemas"]["v1Note"][];
            /** Format: int32 */
            numActiveExperiments: number;
            /** Format: int32 */
            numExperiments: number;
            /** Format: int32 */
            numRuns: number;
            state: components["schemas"]["v1WorkspaceState"];
            /** Format: int32 */
            userId: number;
            username: string;
            /** Format: int32 */
            workspaceId: number;
            workspaceName?: (string | null) | undefined;
        };
        v1ProjectColumn: {
            column: string;
            displayName?: (string | null) | undefined;
            location: components["schemas"]["v1LocationType"];
            type: components["schemas"]["v1ColumnType"];
        };
        v1ProxyPortConfig: {
            /** Format: int32 */
            port?: (number | null) | undefined;
            proxyTcp?: (boolean | null) | undefined;
            serviceId?: (string | null) | undefined;
            unauthenticated?: (boolean | null) | undefined;
        };
        v1PutExperimentLabelResponse: {
            labels: string[];
        };
        v1PutExperimentResponse: {
            config: {
                [key: string]: unknown;
            } | null;
            experiment: components["schemas"]["v1Experiment"];
        };
        v1PutExperimentRetainLogsRequest: {
            /** Format: int32 */
            experimentId?: number | undefined;
            /** Format: int32 */
            numDays: number;
        };
        v1PutExperimentRetainLogsResponse: Record<string, never>;
        v1PutExperimentsRetainLogsRequest: {
            experimentIds: number[];
            filters?: components["schemas"]["v1BulkExperimentFilters"] | undefined;
            /** Format: int32 */
            numDays: number;
            /** Format: int32 */
            projectId?: number | undefined;
        };
        v1PutExperimentsRetainLogsResponse: {
            results: components["schemas"]["v1ExperimentActionResult"][];
        };
        v1PutGlobalConfigPoliciesRequest: {
            configPolicies: string;
            workloadType?: string | undefined;
        };
        v1PutGlobalConfigPoliciesResponse: {
            configPolicies?: ({
                [key: string]: unknown;
            } | null) | undefined;
        };
        v1PutProjectNotesRequest: {
            notes: components["schemas"]["v1Note"][];
            /** Format: int32 */
            projectId?: number | undefined;
        };
        v1PutProjectNotesResponse: {
            notes: components["schemas"]["v1Note"][];
        };
        v1PutTemplateResponse: {
            template?: (components["schemas"]["v1Template"] | null) | undefined;
        };
        v1PutTrialRequest: {
            createTrialRequest?: components["schemas"]["v1CreateTrialRequest"] | undefined;
            externalTrialId?: string | undefined;
        };
        v1PutTrialResponse: {
            trial: components["schemas"]["trialv1Trial"];
        };
        v1PutTrialRetainLogsRequest: {
            /** Format: int32 */
            numDays: number;
            /** Format: int32 */
            trialId?: number | undefined;
        };
        v1PutTrialRetainLogsResponse: Record<string, never>;
        v1PutWorkspaceConfigPoliciesRequest: {
            configPolicies: string;
            workloadType?: string | undefined;
            /** Format: int32 */
            workspaceId?: number | undefined;
        };
        v1PutWorkspaceConfigPoliciesResponse: {
            configPolicies?: ({
                [key: string]: unknown;
            } | null) | undefined;
        };
        v1QueueControl: {
            aheadOf?: string | undefined;
            behindOf?: string | undefined;
            jobId: string;
            /** Format: int32 */
            priority?: number | undefined;
            resourcePool?: string | undefined;
            /** Format: float */
            weight?: number | undefined;
        };
        v1QueueStats: {
            /** Format: int32 */
            queuedCount: number;
            /** Format: int32 */
            scheduledCount: number;
        };
        v1RBACJob: {
            full?: (components["schemas"]["v1Job"] | null) | undefined;
            limited?: (components["schemas"]["v1LimitedJob"] | null) | undefined;
        };
        v1RemoveAssignmentsRequest: {
            groupRoleAssignments?: components["schemas"]["v1GroupRoleAssignmentInput"][] | undefined;
            userRoleAssignments?: components["schemas"]["v1UserRoleAssignmentInput"][] | undefined;
        };
        v1RemoveAssignmentsResponse: Record<string, never>;
        v1RendezvousInfo: {
            addresses: string[];
            /** Format: int32 */
            rank: number;
            slots: number[];
        };
        v1ReportCheckpointResponse: Record<string, never>;
        v1ReportTrialMetricsRequest: {
            group: string;
            metrics: components["schemas"]["v1TrialMetrics"];
        };
        v1ReportTrialMetricsResponse: Record<string, never>;
        v1ReportTrialProgressRequest: {
            isRaw?: boolean | undefined;
            /** Format: double */
            progress: number;
            /** Format: int32 */
            trialId?: number | undefined;
        };
        v1ReportTrialProgressResponse: Record<string, never>;
        v1ReportTrialSearcherEarlyExitResponse: Record<string, never>;
        v1ReportTrialSourceInfoRequest: {
            trialSourceInfo: components["schemas"]["v1TrialSourceInfo"];
        };
        v1ReportTrialSourceInfoResponse: {
            checkpointUuid: string;
            /** Format: int32 */
            trialId: number;
        };
        v1ReportTrialTrainingMetricsResponse: Record<string, never>;
        v1ReportTrialValidationMetricsResponse: Record<string, never>;
        v1ResetUserSettingResponse: Record<string, never>;
        v1ResourceAllocationAggregatedEntry: {
            byExperimentLabel: {
                [key: string]: number;
            };
            byResourcePool: {
                [key: string]: number;
            };
            byUsername: {
                [key: string]: number;
            };
            period: components["schemas"]["v1ResourceAllocationAggregationPeriod"];
            periodStart: string;
            /** Format: float */
            seconds: number;
        };
        v1ResourceAllocationAggregatedResponse: {
            resourceEntries: components["schemas"]["v1ResourceAllocationAggregatedEntry"][];
        };
        /**
         * @default RESOURCE_ALLOCATION_AGGREGATION_PERIOD_UNSPECIFIED
         * @enum {string}
         */
        v1ResourceAllocationAggregationPeriod: "RESOURCE_ALLOCATION_AGGREGATION_PERIOD_UNSPECIFIED" | "RESOURCE_ALLOCATION_AGGREGATION_PERIOD_DAILY" | "RESOURCE_ALLOCATION_AGGREGATION_PERIOD_MONTHLY";
        v1ResourceAllocationRawEntry: {
            /** Format: date-time */
            endTime?: (string | null) | undefined;
            /** Format: int32 */
            experimentId?: (number | null) | undefined;
            kind?: (string | null) | undefined;
            labels?: string[] | undefined;
            /** Format: float */
            seconds?: (number | null) | undefined;
            /** Format: int32 */
            slots?: (number | null) | undefined;
            /** Format: date-time */
            startTime?: (string | null) | undefined;
            /** Format: int32 */
            userId?: (number | null) | undefined;
            username?: (string | null) | undefined;
        };
        v1ResourceAllocationRawResponse: {
            resourceEntries?: components["schemas"]["v1ResourceAllocationRawEntry"][] | undefined;
        };
        v1ResourcePool: {
            accelerator?: (string | null) | undefined;
            agentDockerImage: string;
            agentDockerNetwork: string;
            agentDockerRuntime: string;
            agentFluentImage: string;
            /** Format: int32 */
            auxContainerCapacity: number;
            /** Format: int32 */
            auxContainerCapacityPerAgent: number;
            /** Format: int32 */
            auxContainersRunning: number;
            clusterName: string;
            containerStartupScript: string;
            defaultAuxPool: boolean;
            defaultComputePool: boolean;
            description: string;
            details: components["schemas"]["v1ResourcePoolDetail"] | null;
            imageId: string;
            instanceType: string;
            location: string;
            masterCertName: string;
            masterUrl: string;
            /** Format: int32 */
            maxAgents: number;
            /** Format: float */
            maxAgentStartingPeriod: number;
            /** Format: float */
            maxIdleAgentPeriod: number;
            /** Format: int32 */
            minAgents: number;
            name: string;
            /** Format: int32 */
            numAgents: number;
            preemptible: boolean;
            resourceManagerMetadata: {
                [key: string]: string;
            };
            schedulerFittingPolicy: components["schemas"]["v1FittingPolicy"];
            schedulerType: components["schemas"]["v1SchedulerType"];
            /** Format: int32 */
            slotsAvailable: number;
            /** Format: int32 */
            slotsPerAgent?: (number | null) | undefined;
            /** Format: int32 */
            slotsUsed: number;
            slotType: components["schemas"]["devicev1Type"];
            startupScript: string;
            stats?: (components["schemas"]["v1QueueStats"] | null) | undefined;
            type: components["schemas"]["v1ResourcePoolType"];
        };
        v1ResourcePoolAwsDetail: {
            customTags?: components["schemas"]["v1AwsCustomTag"][] | undefined;
            iamInstanceProfileArn: string;
            imageId: string;
            instanceName: string;
            instanceType?: (string | null) | undefined;
            logGroup?: (string | null) | undefined;
            logStream?: (string | null) | undefined;
            publicIp: boolean;
            region: string;
            /** Format: int32 */
            rootVolumeSize: number;
            securityGroupId: string;
            spotEnabled: boolean;
            spotMaxPrice?: (string | null) | undefined;
            sshKeyName: string;
            subnetId?: (string | null) | undefined;
            tagKey: string;
            tagValue: string;
        };
        v1ResourcePoolDetail: {
            aws?: (components["schemas"]["v1ResourcePoolAwsDetail"] | null) | undefined;
            gcp?: (components["schemas"]["v1ResourcePoolGcpDetail"] | null) | undefined;
            priorityScheduler?: (components["schemas"]["v1ResourcePoolPrioritySchedulerDetail"] | null) | undefined;
        };
        v1ResourcePoolGcpDetail: {
            /** Format: int32 */
            bootDiskSize: number;
            bootDiskSourceImage: string;
            externalIp: boolean;
            /** Format: int32 */
            gpuNum: number;
            gpuType: string;
            labelKey: string;
            labelValue: string;
            machineType: string;
            namePrefix: string;
            network: string;
            networkTags?: string[] | undefined;
            /** Format: float */
            operationTimeoutPeriod: number;
            preemptible: boolean;
            project: string;
            serviceAccountEmail: string;
            serviceAccountScopes: string[];
            subnetwork?: (string | null) | undefined;
            zone: string;
        };
        v1ResourcePoolPrioritySchedulerDetail: {
            /** Format: int32 */
            defaultPriority: number;
            k8Priorities?: components["schemas"]["v1K8PriorityClass"][] | undefined;
            preemption: boolean;
        };
        /**
         * @default RESOURCE_POOL_TYPE_UNSPECIFIED
         * @enum {string}
         */
        v1ResourcePoolType: "RESOURCE_POOL_TYPE_UNSPECIFIED" | "RESOURCE_POOL_TYPE_AWS" | "RESOURCE_POOL_TYPE_GCP" | "RESOURCE_POOL_TYPE_STATIC" | "RESOURCE_POOL_TYPE_K8S";
        v1ResourcesFailure: {
            errMsg?: (string | null) | undefined;
            /** Format: int32 */
            exitCode?: (number | null) | undefined;
            failureType?: components["schemas"]["v1FailureType"] | undefined;
        };
        v1ResourcesStarted: {
            addresses?: components["schemas"]["v1Address"][] | undefined;
            nativeResourcesId?: (string | null) | undefined;
        };
        v1ResourcesStopped: {
            failure?: (components["schemas"]["v1ResourcesFailure"] | null) | undefined;
        };
        v1ResourcesSummary: {
            agentDevices?: {
                [key: string]: components["schemas"]["ResourcesSummaryDevices"];
            } | undefined;
            allocationId?: (string | null) | undefined;
            containerId?: (string | null) | undefined;
            exited?: (components["schemas"]["v1ResourcesStopped"] | null) | undefined;
            resourcesId?: (string | null) | undefined;
            resourcesType?: (string | null) | undefined;
            started?: (components["schemas"]["v1ResourcesStarted"] | null) | undefined;
        };
        v1ResumeRunsRequest: {
            filter?: string | undefined;
            /** Format: int32 */
            projectId: number;
            runIds: number[];
        };
        v1ResumeRunsResponse: {
            results: components["schemas"]["v1RunActionResult"][];
        };
        v1Role: {
            name?: (string | null) | undefined;
            permissions?: components["schemas"]["v1Permission"][] | undefined;
            /** Format: int32 */
            roleId: number;
            scopeTypeMask?: (components["schemas"]["v1ScopeTypeMask"] | null) | undefined;
        };
        v1RoleAssignment: {
            role: components["schemas"]["v1Role"] | null;
            scopeCluster?: (boolean | null) | undefined;
            /** Format: int32 */
            scopeWorkspaceId?: (number | null) | undefined;
        };
        v1RoleAssignmentInput: {
            role: components["schemas"]["v1RoleInput"];
            scopeCluster?: boolean | undefined;
            /** Format: int32 */
            scopeWorkspaceId?: number | undefined;
        };
        v1RoleAssignmentSummary: {
            /** Format: int32 */
            roleId: number;
            scopeCluster?: (boolean | null) | undefined;
            scopeWorkspaceIds?: number[] | undefined;
        };
        v1RoleInput: {
            name?: string | undefined;
            permissions?: components["schemas"]["v1PermissionInput"][] | undefined;
            /** Format: int32 */
            roleId: number;
            scopeTypeMask?: components["schemas"]["v1ScopeTypeMaskInput"] | undefined;
        };
        v1RoleWithAssignments: {
            groupRoleAssignments?: components["schemas"]["v1GroupRoleAssignment"][] | undefined;
            role?: (components["schemas"]["v1Role"] | null) | undefined;
            userRoleAssignments?: components["schemas"]["v1UserRoleAssignment"][] | undefined;
        };
        v1RPQueueStat: {
            aggregates?: components["schemas"]["v1AggregateQueueStats"][] | undefined;
            resourcePool: string;
            stats: components["schemas"]["v1QueueStats"] | null;
        };
        v1RunActionResult: {
            error: string;
            /** Format: int32 */
            id: number;
        };
        v1RunPrepareForReportingRequest: {
            checkpointStorage?: {
                [key: string]: unknown;
            } | undefined;
            /** Format: int32 */
            runId: number;
        };
        v1RunPrepareForReportingResponse: {
            /** Format: int32 */
            storageId?: (number | null) | undefined;
        };
        /**
         * @default SCHEDULER_TYPE_UNSPECIFIED
         * @enum {string}
         */
        v1SchedulerType: "SCHEDULER_TYPE_UNSPECIFIED" | "SCHEDULER_TYPE_PRIORITY" | "SCHEDULER_TYPE_FAIR_SHARE" | "SCHEDULER_TYPE_ROUND_ROBIN" | "SCHEDULER_TYPE_KUBERNETES" | "SCHEDULER_TYPE_SLURM" | "SCHEDULER_TYPE_PBS";
        v1ScopeTypeMask: {
            cluster?: (boolean | null) | undefined;
            workspace?: (boolean | null) | undefined;
        };
        v1ScopeTypeMaskInput: {
            cluster?: boolean | undefined;
            workspace?: boolean | undefined;
        };
        v1SearchExperimentExperiment: {
            bestTrial?: (components["schemas"]["trialv1Trial"] | null) | undefined;
            experiment: components["schemas"]["v1Experiment"] | null;
        };
        v1SearchExperimentsRequest: {
            filter?: string | undefined;
            /** Format: int32 */
            limit?: number | undefined;
            /** Format: int32 */
            offset?: number | undefined;
            /** Format: int32 */
            projectId?: number | undefined;
            sort?: string | undefined;
        };
        v1SearchExperimentsResponse: {
            experiments: components["schemas"]["v1SearchExperimentExperiment"][];
            pagination: components["schemas"]["v1Pagination"];
        };
        v1SearchRolesAssignableToScopeRequest: {
            /** Format: int32 */
            limit: number;
            /** Format: int32 */
            offset?: number | undefined;
            /** Format: int32 */
            workspaceId?: number | undefined;
        };
        v1SearchRolesAssignableToScopeResponse: {
            pagination?: (components["schemas"]["v1Pagination"] | null) | undefined;
            roles?: components["schemas"]["v1Role"][] | undefined;
        };
        v1SearchRunsRequest: {
            filter?: string | undefined;
            /** Format: int32 */
            limit?: number | undefined;
            /** Format: int32 */
            offset?: number | undefined;
            /** Format: int32 */
            projectId?: number | undefined;
            sort?: string | undefined;
        };
        v1SearchRunsResponse: {
            pagination: components["schemas"]["v1Pagination"];
            runs: components["schemas"]["v1FlatRun"][];
        };
        v1SearchSummary: {
            config: {
                [key: string]: unknown;
            } | null;
            trials?: components["schemas"]["v1TrialSummary"][] | undefined;
        };
        v1SearchUnit: {
            maxLength: boolean;
            name?: (string | null) | undefined;
            /** Format: int32 */
            value?: (number | null) | undefined;
        };
        v1SetClusterMessageRequest: {
            duration?: string | undefined;
            /** Format: date-time */
            endTime?: string | undefined;
            message: string;
            /** Format: date-time */
            startTime: string;
        };
        v1SetClusterMessageResponse: Record<string, never>;
        v1SetCommandPriorityRequest: {
            commandId?: string | undefined;
            /** Format: int32 */
            priority?: number | undefined;
        };
        v1SetCommandPriorityResponse: {
            command?: (components["schemas"]["v1Command"] | null) | undefined;
        };
        v1SetNotebookPriorityRequest: {
            notebookId?: string | undefined;
            /** Format: int32 */
            priority?: number | undefined;
        };
        v1SetNotebookPriorityResponse: {
            notebook?: (components["schemas"]["v1Notebook"] | null) | undefined;
        };
        v1SetResourceQuotasRequest: {
            clusterQuotaPairs?: {
                [key: string]: number;
            } | undefined;
            /** Format: int32 */
            id?: number | undefined;
        };
        v1SetResourceQuotasResponse: Record<string, never>;
        v1SetShellPriorityRequest: {
            /** Format: int32 */
            priority?: number | undefined;
            shellId?: string | undefined;
        };
        v1SetShellPriorityResponse: {
            shell?: (components["schemas"]["v1Shell"] | null) | undefined;
        };
        v1SetTensorboardPriorityRequest: {
            /** Format: int32 */
            priority?: number | undefined;
            tensorboardId?: string | undefined;
        };
        v1SetTensorboardPriorityResponse: {
            tensorboard?: (components["schemas"]["v1Tensorboard"] | null) | undefined;
        };
        v1SetUserPasswordResponse: {
            user?: (components["schemas"]["v1User"] | null) | undefined;
        };
        v1SetWorkspaceNamespaceBindingsRequest: {
            clusterNamespaceMeta?: {
                [key: string]: components["schemas"]["v1WorkspaceNamespaceMeta"];
            } | undefined;
            /** Format: int32 */
            workspaceId?: number | undefined;
        };
        v1SetWorkspaceNamespaceBindingsResponse: {
            namespaceBindings: {
                [key: string]: components["schemas"]["v1WorkspaceNamespaceBinding"];
            };
        };
        v1Shell: {
            addresses?: {
                [key: string]: unknown;
            }[] | undefined;
            agentUserGroup?: ({
                [key: string]: unknown;
            } | null) | undefined;
            container?: (components["schemas"]["v1Container"] | null) | undefined;
            description: string;
            displayName?: (string | null) | undefined;
            exitStatus?: (string | null) | undefined;
            id: string;
            jobId: string;
            privateKey?: (string | null) | undefined;
            publicKey?: (string | null) | undefined;
            resourcePool: string;
            /** Format: date-time */
            startTime: string | null;
            state: components["schemas"]["taskv1State"];
            /** Format: int32 */
            userId?: (number | null) | undefined;
            username: string;
            /** Format: int32 */
            workspaceId: number;
        };
        v1Slot: {
            container?: (components["schemas"]["v1Container"] | null) | undefined;
            device?: (components["schemas"]["v1Device"] | null) | undefined;
            draining?: (boolean | null) | undefined;
            enabled?: (boolean | null) | undefined;
            id?: (string | null) | undefined;
        };
        v1SlotStats: {
            brandStats: {
                [key: string]: components["schemas"]["v1DeviceStats"];
            };
            typeStats: {
                [key: string]: components["schemas"]["v1DeviceStats"];
            };
        };
        v1SSOProvider: {
            alwaysRedirect?: (boolean | null) | undefined;
            name: string;
            ssoUrl: string;
            type: string;
        };
        v1StartTrialRequest: {
            resume?: boolean | undefined;
            /** Format: int32 */
            trialId?: number | undefined;
        };
        v1StartTrialResponse: {
            latestCheckpoint?: (string | null) | undefined;
            /** Format: int32 */
            stepsCompleted: number;
            /** Format: int32 */
            trialRunId: number;
        };
        /**
         * @default TABLE_TYPE_UNSPECIFIED
         * @enum {string}
         */
        v1TableType: "TABLE_TYPE_UNSPECIFIED" | "TABLE_TYPE_EXPERIMENT" | "TABLE_TYPE_RUN";
        v1Task: {
            allocations: components["schemas"]["v1Allocation"][];
            config?: (string | null) | undefined;
            /** Format: date-time */
            endTime?: (string | null) | undefined;
            forkedFrom?: (string | null) | undefined;
            noPause?: (boolean | null) | undefined;
            parentId?: (string | null) | undefined;
            /** Format: date-time */
            startTime: string | null;
            taskId: string;
            taskState?: components["schemas"]["v1GenericTaskState"] | undefined;
            taskType: components["schemas"]["v1TaskType"];
        };
        v1TaskLog: {
            agentId?: string | undefined;
            allocationId?: string | undefined;
            containerId?: string | undefined;
            /** Format: int32 */
            id?: number | undefined;
            level?: components["schemas"]["v1LogLevel"] | undefined;
            log: string;
            /** Format: int32 */
            rankId?: number | undefined;
            source?: string | undefined;
            stdtype?: string | undefined;
            taskId: string;
            /** Format: date-time */
            timestamp?: string | undefined;
        };
        v1TaskLogsFieldsResponse: {
            agentIds?: string[] | undefined;
            allocationIds?: string[] | undefined;
            containerIds?: string[] | undefined;
            rankIds?: number[] | undefined;
            sources?: string[] | undefined;
            stdtypes?: string[] | undefined;
        };
        v1TaskLogsResponse: {
            agentId?: (string | null) | undefined;
            allocationId?: (string | null) | undefined;
            containerId?: (string | null) | undefined;
            id: string;
            level: components["schemas"]["v1LogLevel"];
            log: string;
            message: string;
            /** Format: int32 */
            rankId?: (number | null) | undefined;
            source?: (string | null) | undefined;
            stdtype?: (string | null) | undefined;
            taskId: string;
            /** Format: date-time */
            timestamp: string | null;
        };
        /**
         * @default TASK_TYPE_UNSPECIFIED
         * @enum {string}
         */
        v1TaskType: "TASK_TYPE_UNSPECIFIED" | "TASK_TYPE_TRIAL" | "TASK_TYPE_NOTEBOOK" | "TASK_TYPE_SHELL" | "TASK_TYPE_COMMAND" | "TASK_TYPE_TENSORBOARD" | "TASK_TYPE_CHECKPOINT_GC" | "TASK_TYPE_GENERIC";
        v1Template: {
            config: {
                [key: string]: unknown;
            } | null;
            name: string;
            /** Format: int32 */
            workspaceId: number;
        };
        v1TemplateInput: {
            config: {
                [key: string]: unknown;
            };
            name: string;
            /** Format: int32 */
            workspaceId: number;
        };
        v1Tensorboard: {
            container?: (components["schemas"]["v1Container"] | null) | undefined;
            description: string;
            displayName?: (string | null) | undefined;
            exitStatus?: (string | null) | undefined;
            experimentIds?: number[] | undefined;
            id: string;
            jobId: string;
            resourcePool: string;
            serviceAddress?: (string | null) | undefined;
            /** Format: date-time */
            startTime: string | null;
            state: components["schemas"]["taskv1State"];
            trialIds?: number[] | undefined;
            /** Format: int32 */
            userId?: (number | null) | undefined;
            username: string;
            /** Format: int32 */
            workspaceId: number;
        };
        v1TestWebhookResponse: {
            completed: boolean;
        };
        v1TimestampFieldFilter: {
            /** Format: date-time */
            gt?: string | undefined;
            /** Format: date-time */
            gte?: string | undefined;
            /** Format: date-time */
            lt?: string | undefined;
            /** Format: date-time */
            lte?: string | undefined;
        };
        v1TokenInfo: {
            /** Format: date-time */
            createdAt?: (string | null) | undefined;
            description?: (string | null) | undefined;
            /** Format: date-time */
            expiry?: (string | null) | undefined;
            /** Format: int32 */
            id: number;
            revoked?: (boolean | null) | undefined;
            tokenType?: components["schemas"]["v1TokenType"] | undefined;
            /** Format: int32 */
            userId: number;
        };
        /**
         * @default TOKEN_TYPE_UNSPECIFIED
         * @enum {string}
         */
        v1TokenType: "TOKEN_TYPE_UNSPECIFIED" | "TOKEN_TYPE_USER_SESSION" | "TOKEN_TYPE_ACCESS_TOKEN";
        v1TrialEarlyExit: {
            reason: components["schemas"]["v1TrialEarlyExitExitedReason"];
        };
        /**
         * @default EXITED_REASON_UNSPECIFIED
         * @enum {string}
         */
        v1TrialEarlyExitExitedReason: "EXITED_REASON_UNSPECIFIED" | "EXITED_REASON_INVALID_HP" | "EXITED_REASON_INIT_INVALID_HP";
        v1TrialLogsFieldsResponse: {
            agentIds?: string[] | undefined;
            containerIds?: string[] | undefined;
            rankIds?: number[] | undefined;
            sources?: string[] | undefined;
            stdtypes?: string[] | undefined;
        };
        v1TrialLogsResponse: {
            agentId?: (string | null) | undefined;
            containerId?: (string | null) | undefined;
            id: string;
            level: components["schemas"]["v1LogLevel"];
            log?: (string | null) | undefined;
            message: string;
            /** Format: int32 */
            rankId?: (number | null) | undefined;
            source?: (string | null) | undefined;
            stdtype?: (string | null) | undefined;
            /** Format: date-time */
            timestamp: string | null;
            /** Format: int32 */
            trialId: number;
        };
        v1TrialMetrics: {
            metrics: components["schemas"]["v1MetricsInput"];
            /** Format: date-time */
            reportTime?: string | undefined;
            /** Format: int32 */
            stepsCompleted?: number | undefined;
            /** Format: int32 */
            trialId: number;
            /** Format: int32 */
            trialRunId: number;
        };
        v1TrialProfilerMetricLabels: {
            agentId?: (string | null) | undefined;
            gpuUuid?: (string | null) | undefined;
            metricType?: components["schemas"]["TrialProfilerMetricLabelsProfilerMetricType"] | undefined;
            name: string;
            /** Format: int32 */
            trialId: number;
        };
        v1TrialProfilerMetricLabelsInput: {
            agentId?: string | undefined;
            gpuUuid?: string | undefined;
            metricType?: components["schemas"]["TrialProfilerMetricLabelsProfilerMetricType"] | undefined;
            name: string;
            /** Format: int32 */
            trialId: number;
        };
        v1TrialProfilerMetricsBatch: {
            batches: number[];
            labels: components["schemas"]["v1TrialProfilerMetricLabels"] | null;
            timestamps: string[];
            values: number[];
        };
        v1TrialProfilerMetricsBatchInput: {
            batches: number[];
            labels: components["schemas"]["v1TrialProfilerMetricLabelsInput"];
            timestamps: string[];
            values: number[];
        };
        v1TrialRunnerMetadata: {
            state: string;
        };
        v1TrialSourceInfo: {
            checkpointUuid: string;
            /** Format: int32 */
            modelId?: number | undefined;
            /** Format: int32 */
            modelVersion?: number | undefined;
            /** Format: int32 */
            trialId: number;
            trialSourceInfoType: components["schemas"]["v1TrialSourceInfoType"];
        };
        /**
         * @default TRIAL_SOURCE_INFO_TYPE_UNSPECIFIED
         * @enum {string}
         */
        v1TrialSourceInfoType: "TRIAL_SOURCE_INFO_TYPE_UNSPECIFIED" | "TRIAL_SOURCE_INFO_TYPE_INFERENCE" | "TRIAL_SOURCE_INFO_TYPE_FINE_TUNING";
        v1TrialsSampleResponse: {
            demotedTrials: number[];
            promotedTrials: number[];
            trials: components["schemas"]["v1TrialsSampleResponseTrial"][];
        };
        v1TrialsSampleResponseTrial: {
            data: components["schemas"]["v1DataPoint"][];
            hparams: {
                [key: string]: unknown;
            } | null;
            /** Format: int32 */
            trialId: number;
        };
        v1TrialsSnapshotResponse: {
            trials: components["schemas"]["v1TrialsSnapshotResponseTrial"][];
        };
        v1TrialsSnapshotResponseTrial: {
            /** Format: int32 */
            batchesProcessed: number;
            hparams: {
                [key: string]: unknown;
            } | null;
            /** Format: double */
            metric: number;
            /** Format: int32 */
            trialId: number;
        };
        v1TrialSummary: {
            /** Format: int32 */
            count: number;
            unit: components["schemas"]["v1SearchUnit"] | null;
        };
        v1Trigger: {
            condition?: ({
                [key: string]: unknown;
            } | null) | undefined;
            /** Format: int32 */
            id?: (number | null) | undefined;
            triggerType?: components["schemas"]["v1TriggerType"] | undefined;
            /** Format: int32 */
            webhookId?: (number | null) | undefined;
        };
        v1TriggerInput: {
            condition?: {
                [key: string]: unknown;
            } | undefined;
            /** Format: int32 */
            id?: number | undefined;
            triggerType?: components["schemas"]["v1TriggerType"] | undefined;
            /** Format: int32 */
            webhookId?: number | undefined;
        };
        /**
         * @default TRIGGER_TYPE_UNSPECIFIED
         * @enum {string}
         */
        v1TriggerType: "TRIGGER_TYPE_UNSPECIFIED" | "TRIGGER_TYPE_EXPERIMENT_STATE_CHANGE" | "TRIGGER_TYPE_METRIC_THRESHOLD_EXCEEDED" | "TRIGGER_TYPE_TASK_LOG" | "TRIGGER_TYPE_CUSTOM";
        v1UnarchiveExperimentResponse: Record<string, never>;
        v1UnarchiveExperimentsRequest: {
            experimentIds: number[];
            filters?: components["schemas"]["v1BulkExperimentFilters"] | undefined;
            /** Format: int32 */
            projectId?: number | undefined;
        };
        v1UnarchiveExperimentsResponse: {
            results: components["schemas"]["v1ExperimentActionResult"][];
        };
        v1UnarchiveModelResponse: Record<string, never>;
        v1UnarchiveProjectResponse: Record<string, never>;
        v1UnarchiveRunsRequest: {
            filter?: string | undefined;
            /** Format: int32 */
            projectId: number;
            runIds: number[];
        };
        v1UnarchiveRunsResponse: {
            results: components["schemas"]["v1RunActionResult"][];
        };
        v1UnarchiveWorkspaceResponse: Record<string, never>;
        v1UnbindRPFromWorkspaceRequest: {
            resourcePoolName?: string | undefined;
            workspaceIds?: number[] | undefined;
            workspaceNames?: string[] | undefined;
        };
        v1UnbindRPFromWorkspaceResponse: Record<string, never>;
        v1UnpauseGenericTaskResponse: Record<string, never>;
        v1UnpinWorkspaceResponse: Record<string, never>;
        v1UpdateGroupRequest: {
            addUsers?: number[] | undefined;
            /** Format: int32 */
            groupId?: number | undefined;
            name?: string | undefined;
            removeUsers?: number[] | undefined;
        };
        v1UpdateGroupResponse: {
            group: components["schemas"]["v1GroupDetails"];
        };
        v1UpdateJobQueueRequest: {
            updates: components["schemas"]["v1QueueControl"][];
        };
        v1UpdateJobQueueResponse: Record<string, never>;
        v1User: {
            active: boolean;
            admin: boolean;
            agentUserGroup?: (components["schemas"]["v1AgentUserGroup"] | null) | undefined;
            displayName?: (string | null) | undefined;
            /** Format: int32 */
            id?: (number | null) | undefined;
            /** Format: date-time */
            lastAuthAt?: (string | null) | undefined;
            /** Format: date-time */
            modifiedAt?: (string | null) | undefined;
            remote?: (boolean | null) | undefined;
            username: string;
        };
        v1UserActionResult: {
            error: string;
            /** Format: int32 */
            id: number;
        };
        v1UserFilters: {
            admin?: boolean | undefined;
            name?: string | undefined;
        };
        v1UserInput: {
            active: boolean;
            admin: boolean;
            agentUserGroup?: components["schemas"]["v1AgentUserGroupInput"] | undefined;
            displayName?: string | undefined;
            /** Format: int32 */
            id?: number | undefined;
            /** Format: date-time */
            lastAuthAt?: string | undefined;
            /** Format: date-time */
            modifiedAt?: string | undefined;
            remote?: boolean | undefined;
            username: string;
        };
        v1UserRoleAssignment: {
            roleAssignment: components["schemas"]["v1RoleAssignment"] | null;
            /** Format: int32 */
            userId: number;
        };
        v1UserRoleAssignmentInput: {
            roleAssignment: components["schemas"]["v1RoleAssignmentInput"];
            /** Format: int32 */
            userId: number;
        };
        v1UserWebSetting: {
            key: string;
            storagePath?: (string | null) | undefined;
            value?: (string | null) | undefined;
        };
        v1UserWebSettingInput: {
            key: string;
            storagePath?: string | undefined;
            value?: string | undefined;
        };
        v1ValidationHistoryEntry: {
            /** Format: date-time */
            endTime: string | null;
            /** Format: float */
            searcherMetric: number;
            /** Format: int32 */
            trialId: number;
        };
        v1Webhook: {
            /** Format: int32 */
            id?: (number | null) | undefined;
            mode: components["schemas"]["v1WebhookMode"];
            name: string;
            triggers?: components["schemas"]["v1Trigger"][] | undefined;
            url: string;
            webhookType: components["schemas"]["v1WebhookType"];
            /** Format: int32 */
            workspaceId?: (number | null) | undefined;
        };
        v1WebhookInput: {
            /** Format: int32 */
            id?: number | undefined;
            mode: components["schemas"]["v1WebhookMode"];
            name: string;
            triggers?: components["schemas"]["v1TriggerInput"][] | undefined;
            url: string;
            webhookType: components["schemas"]["v1WebhookType"];
            /** Format: int32 */
            workspaceId?: number | undefined;
        };
        /**
         * @default WEBHOOK_MODE_UNSPECIFIED
         * @enum {string}
         */
        v1WebhookMode: "WEBHOOK_MODE_UNSPECIFIED" | "WEBHOOK_MODE_WORKSPACE" | "WEBHOOK_MODE_SPECIFIC";
        /**
         * @default WEBHOOK_TYPE_UNSPECIFIED
         * @enum {string}
         */
        v1WebhookType: "WEBHOOK_TYPE_UNSPECIFIED" | "WEBHOOK_TYPE_DEFAULT" | "WEBHOOK_TYPE_SLACK";
        v1WorkloadContainer: {
            checkpoint?: (components["schemas"]["v1CheckpointWorkload"] | null) | undefined;
            training?: (components["schemas"]["v1MetricsWorkload"] | null) | undefined;
            validation?: (components["schemas"]["v1MetricsWorkload"] | null) | undefined;
        };
        v1Workspace: {
            agentUserGroup?: (components["schemas"]["v1AgentUserGroup"] | null) | undefined;
            archived: boolean;
            autoCreatedNamespace?: (string | null) | undefined;
            checkpointStorageConfig?: ({
                [key: string]: unknown;
            } | null) | undefined;
            defaultAuxPool?: (string | null) | undefined;
            defaultComputePool?: (string | null) | undefined;
            errorMessage: string;
            /** Format: int32 */
            id: number;
            immutable: boolean;
            name: string;
            /** Format: int32 */
            numExperiments: number;
            /** Format: int32 */
            numProjects: number;
            pinned: boolean;
            /** Format: date-time */
            pinnedAt?: (string | null) | undefined;
            state: components["schemas"]["v1WorkspaceState"];
            /** Format: int32 */
            userId: number;
            username: string;
        };
        v1WorkspaceNamespaceBinding: {
            autoCreateNamespace?: (boolean | null) | undefined;
            clusterName?: (string | null) | undefined;
            namespace?: (string | null) | undefined;
            /** Format: int32 */
            workspaceId?: (number | null) | undefined;
        };
        v1WorkspaceNamespaceMeta: {
            autoCreateNamespace?: boolean | undefined;
            autoCreateNamespaceAllClusters?: boolean | undefined;
            clusterName?: string | undefined;
            namespace?: string | undefined;
            /** Format: int32 */
            resourceQuota?: number | undefined;
        };
        /**
         * @default WORKSPACE_STATE_UNSPECIFIED
         * @enum {string}
         */
        v1WorkspaceState: "WORKSPACE_STATE_UNSPECIFIED" | "WORKSPACE_STATE_DELETING" | "WORKSPACE_STATE_DELETE_FAILED" | "WORKSPACE_STATE_DELETED";
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    GetAgents: {
        parameters: {
            query?: {
                excludeContainers?: boolean | undefined;
                excludeSlots?: boolean | undefined;
                limit?: number | undefined;
                offset?: number | undefined;
                orderBy?: ("ORDER_BY_UNSPECIFIED" | "ORDER_BY_ASC" | "ORDER_BY_DESC") | undefined;
                sortBy?: ("SORT_BY_UNSPECIFIED" | "SORT_BY_ID" | "SORT_BY_TIME") | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetAgentsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetAgent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetAgentResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    DisableAgent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1DisableAgentRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1DisableAgentResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    EnableAgent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1EnableAgentResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetSlots: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetSlotsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetSlot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agentId: string;
                slotId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetSlotResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    DisableSlot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agentId: string;
                slotId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1DisableSlotRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1DisableSlotResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    EnableSlot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agentId: string;
                slotId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1EnableSlotResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetAllocation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                allocationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetAllocationResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PostAllocationAcceleratorData: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                allocationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PostAllocationAcceleratorDataRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PostAllocationAcceleratorDataResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    AllocationAllGather: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                allocationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1AllocationAllGatherRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1AllocationAllGatherResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    NotifyContainerRunning: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                allocationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1NotifyContainerRunningRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1NotifyContainerRunningResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PostAllocationProxyAddress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                allocationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PostAllocationProxyAddressRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PostAllocationProxyAddressResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    AllocationReady: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                allocationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1AllocationReadyRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1AllocationReadyResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    MarkAllocationResourcesDaemon: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                allocationId: string;
                resourcesId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1MarkAllocationResourcesDaemonRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1MarkAllocationResourcesDaemonResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    AllocationRendezvousInfo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                allocationId: string;
                resourcesId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1AllocationRendezvousInfoResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    AckAllocationPreemptionSignal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                allocationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1AckAllocationPreemptionSignalRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1AckAllocationPreemptionSignalResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    AllocationPendingPreemptionSignal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                allocationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1AllocationPendingPreemptionSignalRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1AllocationPendingPreemptionSignalResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    AllocationPreemptionSignal: {
        parameters: {
            query?: {
                timeoutSeconds?: number | undefined;
            } | undefined;
            header?: never;
            path: {
                allocationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1AllocationPreemptionSignalResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    AllocationWaiting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                allocationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1AllocationWaitingRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1AllocationWaitingResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    Login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1LoginRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1LoginResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    Logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1LogoutResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    CurrentUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1CurrentUserResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    ReportCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1CheckpointInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1ReportCheckpointResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    DeleteCheckpoints: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1DeleteCheckpointsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1DeleteCheckpointsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PatchCheckpoints: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PatchCheckpointsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PatchCheckpointsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PostCheckpointMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                "checkpoint.uuid": string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PostCheckpointMetadataRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PostCheckpointMetadataResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                checkpointUuid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetCheckpointResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetTrialMetricsByCheckpoint: {
        parameters: {
            query?: {
                metricGroup?: string | undefined;
                trialSourceInfoType?: ("TRIAL_SOURCE_INFO_TYPE_UNSPECIFIED" | "TRIAL_SOURCE_INFO_TYPE_INFERENCE" | "TRIAL_SOURCE_INFO_TYPE_FINE_TUNING") | undefined;
            } | undefined;
            header?: never;
            path: {
                checkpointUuid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetTrialMetricsByCheckpointResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    CheckpointsRemoveFiles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1CheckpointsRemoveFilesRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1CheckpointsRemoveFilesResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    CleanupLogs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1CleanupLogsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetCommands: {
        parameters: {
            query?: {
                limit?: number | undefined;
                offset?: number | undefined;
                orderBy?: ("ORDER_BY_UNSPECIFIED" | "ORDER_BY_ASC" | "ORDER_BY_DESC") | undefined;
                sortBy?: ("SORT_BY_UNSPECIFIED" | "SORT_BY_ID" | "SORT_BY_DESCRIPTION" | "SORT_BY_START_TIME" | "SORT_BY_WORKSPACE_ID") | undefined;
                userIds?: number[] | undefined;
                users?: string[] | undefined;
                workspaceId?: number | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetCommandsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    LaunchCommand: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1LaunchCommandRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1LaunchCommandResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetCommand: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                commandId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetCommandResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    KillCommand: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                commandId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1KillCommandResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    SetCommandPriority: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                commandId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1SetCommandPriorityRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1SetCommandPriorityResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetGlobalConfigPolicies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workloadType: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetGlobalConfigPoliciesResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PutGlobalConfigPolicies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workloadType: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PutGlobalConfigPoliciesRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PutGlobalConfigPoliciesResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    DeleteGlobalConfigPolicies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workloadType: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1DeleteGlobalConfigPoliciesResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetWorkspaceConfigPolicies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workloadType: string;
                workspaceId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetWorkspaceConfigPoliciesResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PutWorkspaceConfigPolicies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workloadType: string;
                workspaceId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PutWorkspaceConfigPoliciesRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PutWorkspaceConfigPoliciesResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    DeleteWorkspaceConfigPolicies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workloadType: string;
                workspaceId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1DeleteWorkspaceConfigPoliciesResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetExperimentLabels: {
        parameters: {
            query?: {
                projectId?: number | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetExperimentLabelsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetExperiments: {
        parameters: {
            query?: {
                archived?: boolean | undefined;
                description?: string | undefined;
                "experimentIdFilter.gt"?: number | undefined;
                "experimentIdFilter.gte"?: number | undefined;
                "experimentIdFilter.incl"?: number[] | undefined;
                "experimentIdFilter.lt"?: number | undefined;
                "experimentIdFilter.lte"?: number | undefined;
                "experimentIdFilter.notIn"?: number[] | undefined;
                labels?: string[] | undefined;
                limit?: number | undefined;
                name?: string | undefined;
                offset?: number | undefined;
                orderBy?: ("ORDER_BY_UNSPECIFIED" | "ORDER_BY_ASC" | "ORDER_BY_DESC") | undefined;
                projectId?: number | undefined;
                showTrialData?: boolean | undefined;
                sortBy?: ("SORT_BY_UNSPECIFIED" | "SORT_BY_ID" | "SORT_BY_DESCRIPTION" | "SORT_BY_START_TIME" | "SORT_BY_END_TIME" | "SORT_BY_STATE" | "SORT_BY_NUM_TRIALS" | "SORT_BY_PROGRESS" | "SORT_BY_USER" | "SORT_BY_NAME" | "SORT_BY_FORKED_FROM" | "SORT_BY_RESOURCE_POOL" | "SORT_BY_PROJECT_ID" | "SORT_BY_CHECKPOINT_SIZE" | "SORT_BY_CHECKPOINT_COUNT" | "SORT_BY_SEARCHER_METRIC_VAL") | undefined;
                states?: ("STATE_UNSPECIFIED" | "STATE_ACTIVE" | "STATE_PAUSED" | "STATE_STOPPING_COMPLETED" | "STATE_STOPPING_CANCELED" | "STATE_STOPPING_ERROR" | "STATE_COMPLETED" | "STATE_CANCELED" | "STATE_ERROR" | "STATE_DELETED" | "STATE_DELETING" | "STATE_DELETE_FAILED" | "STATE_STOPPING_KILLED" | "STATE_QUEUED" | "STATE_PULLING" | "STATE_STARTING" | "STATE_RUNNING")[] | undefined;
                userIds?: number[] | undefined;
                users?: string[] | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetExperimentsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    CreateExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1CreateExperimentRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1CreateExperimentResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    SearchExperimentsBefore0350: {
        parameters: {
            query?: {
                filter?: string | undefined;
                limit?: number | undefined;
                offset?: number | undefined;
                projectId?: number | undefined;
                sort?: string | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1SearchExperimentsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    SearchExperiments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1SearchExperimentsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1SearchExperimentsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PatchExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                "experiment.id": number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PatchExperiment"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PatchExperimentResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                experimentId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetExperimentResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    DeleteExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                experimentId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1DeleteExperimentResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetModelDefFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                experimentId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1GetModelDefFileRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetModelDefFileResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetModelDefTree: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                experimentId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetModelDefTreeResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PutExperimentLabel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                experimentId: number;
                label: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PutExperimentLabelResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    DeleteExperimentLabel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                experimentId: number;
                label: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1DeleteExperimentLabelResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    MetricBatches: {
        parameters: {
            query: {
                group?: string | undefined;
                metricName: string;
                metricType?: ("METRIC_TYPE_UNSPECIFIED" | "METRIC_TYPE_TRAINING" | "METRIC_TYPE_VALIDATION" | "METRIC_TYPE_PROFILING") | undefined;
                periodSeconds?: number | undefined;
            };
            header?: never;
            path: {
                experimentId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": {
                        result: components["schemas"]["v1MetricBatchesResponse"];
                    } | components["schemas"]["StreamErrorLine"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"] | components["schemas"]["StreamErrorLine"];
                };
            };
        };
    };
    TrialsSample: {
        parameters: {
            query: {
                endBatches?: number | undefined;
                group?: string | undefined;
                maxDatapoints?: number | undefined;
                maxTrials?: number | undefined;
                metricName: string;
                metricType?: ("METRIC_TYPE_UNSPECIFIED" | "METRIC_TYPE_TRAINING" | "METRIC_TYPE_VALIDATION" | "METRIC_TYPE_PROFILING") | undefined;
                periodSeconds?: number | undefined;
                startBatches?: number | undefined;
            };
            header?: never;
            path: {
                experimentId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": {
                        result: components["schemas"]["v1TrialsSampleResponse"];
                    } | components["schemas"]["StreamErrorLine"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"] | components["schemas"]["StreamErrorLine"];
                };
            };
        };
    };
    TrialsSnapshot: {
        parameters: {
            query: {
                batchesMargin?: number | undefined;
                batchesProcessed: number;
                group?: string | undefined;
                metricName: string;
                metricType?: ("METRIC_TYPE_UNSPECIFIED" | "METRIC_TYPE_TRAINING" | "METRIC_TYPE_VALIDATION" | "METRIC_TYPE_PROFILING") | undefined;
                periodSeconds?: number | undefined;
            };
            header?: never;
            path: {
                experimentId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": {
                        result: components["schemas"]["v1TrialsSnapshotResponse"];
                    } | components["schemas"]["StreamErrorLine"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"] | components["schemas"]["StreamErrorLine"];
                };
            };
        };
    };
    GetModelDef: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                experimentId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetModelDefResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    MoveExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                experimentId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1MoveExperimentRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1MoveExperimentResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PutExperimentRetainLogs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                experimentId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PutExperimentRetainLogsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PutExperimentRetainLogsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetBestSearcherValidationMetric: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                experimentId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetBestSearcherValidationMetricResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    DeleteTensorboardFiles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                experimentId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1DeleteTensorboardFilesResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetExperimentTrials: {
        parameters: {
            query?: {
                limit?: number | undefined;
                offset?: number | undefined;
                orderBy?: ("ORDER_BY_UNSPECIFIED" | "ORDER_BY_ASC" | "ORDER_BY_DESC") | undefined;
                sortBy?: ("SORT_BY_UNSPECIFIED" | "SORT_BY_ID" | "SORT_BY_START_TIME" | "SORT_BY_END_TIME" | "SORT_BY_STATE" | "SORT_BY_BEST_VALIDATION_METRIC" | "SORT_BY_LATEST_VALIDATION_METRIC" | "SORT_BY_BATCHES_PROCESSED" | "SORT_BY_DURATION" | "SORT_BY_RESTARTS" | "SORT_BY_CHECKPOINT_SIZE" | "SORT_BY_LOG_RETENTION_DAYS") | undefined;
                states?: ("STATE_UNSPECIFIED" | "STATE_ACTIVE" | "STATE_PAUSED" | "STATE_STOPPING_COMPLETED" | "STATE_STOPPING_CANCELED" | "STATE_STOPPING_ERROR" | "STATE_COMPLETED" | "STATE_CANCELED" | "STATE_ERROR" | "STATE_DELETED" | "STATE_DELETING" | "STATE_DELETE_FAILED" | "STATE_STOPPING_KILLED" | "STATE_QUEUED" | "STATE_PULLING" | "STATE_STARTING" | "STATE_RUNNING")[] | undefined;
            } | undefined;
            header?: never;
            path: {
                experimentId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetExperimentTrialsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetExperimentValidationHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                experimentId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetExperimentValidationHistoryResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    ActivateExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1ActivateExperimentResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    ArchiveExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1ArchiveExperimentResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    CancelExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1CancelExperimentResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetExperimentCheckpoints: {
        parameters: {
            query?: {
                limit?: number | undefined;
                offset?: number | undefined;
                orderBy?: ("ORDER_BY_UNSPECIFIED" | "ORDER_BY_ASC" | "ORDER_BY_DESC") | undefined;
                sortBy?: ("SORT_BY_UNSPECIFIED" | "SORT_BY_UUID" | "SORT_BY_TRIAL_ID" | "SORT_BY_BATCH_NUMBER" | "SORT_BY_END_TIME" | "SORT_BY_STATE" | "SORT_BY_SEARCHER_METRIC") | undefined;
                sortByAttr?: ("SORT_BY_UNSPECIFIED" | "SORT_BY_UUID" | "SORT_BY_TRIAL_ID" | "SORT_BY_BATCH_NUMBER" | "SORT_BY_END_TIME" | "SORT_BY_STATE" | "SORT_BY_SEARCHER_METRIC") | undefined;
                sortByMetric?: string | undefined;
                states?: ("STATE_UNSPECIFIED" | "STATE_ACTIVE" | "STATE_COMPLETED" | "STATE_ERROR" | "STATE_DELETED" | "STATE_PARTIALLY_DELETED")[] | undefined;
            } | undefined;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetExperimentCheckpointsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    KillExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1KillExperimentResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PauseExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PauseExperimentResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    UnarchiveExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1UnarchiveExperimentResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PutExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                externalExperimentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1CreateExperimentRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PutExperimentResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    ContinueExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1ContinueExperimentRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1ContinueExperimentResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    ExpMetricNames: {
        parameters: {
            query: {
                ids: number[];
                periodSeconds?: number | undefined;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": {
                        result: components["schemas"]["v1ExpMetricNamesResponse"];
                    } | components["schemas"]["StreamErrorLine"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"] | components["schemas"]["StreamErrorLine"];
                };
            };
        };
    };
    CreateGenericTask: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1CreateGenericTaskRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1CreateGenericTaskResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    CreateGroup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1CreateGroupRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1CreateGroupResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                groupId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetGroupResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    UpdateGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                groupId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1UpdateGroupRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1UpdateGroupResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    DeleteGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                groupId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1DeleteGroupResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetGroups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1GetGroupsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetGroupsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetJobs: {
        parameters: {
            query?: {
                limit?: number | undefined;
                offset?: number | undefined;
                orderBy?: ("ORDER_BY_UNSPECIFIED" | "ORDER_BY_ASC" | "ORDER_BY_DESC") | undefined;
                resourcePool?: string | undefined;
                states?: ("STATE_UNSPECIFIED" | "STATE_QUEUED" | "STATE_SCHEDULED" | "STATE_SCHEDULED_BACKFILLED")[] | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetJobsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    UpdateJobQueue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1UpdateJobQueueRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1UpdateJobQueueResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetJobsV2: {
        parameters: {
            query?: {
                limit?: number | undefined;
                offset?: number | undefined;
                orderBy?: ("ORDER_BY_UNSPECIFIED" | "ORDER_BY_ASC" | "ORDER_BY_DESC") | undefined;
                resourcePool?: string | undefined;
                states?: ("STATE_UNSPECIFIED" | "STATE_QUEUED" | "STATE_SCHEDULED" | "STATE_SCHEDULED_BACKFILLED")[] | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetJobsV2Response"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetJobQueueStats: {
        parameters: {
            query?: {
                resourcePools?: string[] | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetJobQueueStatsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetKubernetesResourceManagers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetKubernetesResourceManagersResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetMaster: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetMasterResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetClusterMessage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetClusterMessageResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    SetClusterMessage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1SetClusterMessageRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1SetClusterMessageResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    DeleteClusterMessage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1DeleteClusterMessageResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetMasterConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetMasterConfigResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PatchMasterConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PatchMasterConfigRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PatchMasterConfigResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    MasterLogs: {
        parameters: {
            query?: {
                follow?: boolean | undefined;
                limit?: number | undefined;
                offset?: number | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": {
                        result: components["schemas"]["v1MasterLogsResponse"];
                    } | components["schemas"]["StreamErrorLine"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"] | components["schemas"]["StreamErrorLine"];
                };
            };
        };
    };
    GetTelemetry: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetTelemetryResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetMeResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetModelLabels: {
        parameters: {
            query?: {
                workspaceId?: number | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetModelLabelsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetModels: {
        parameters: {
            query?: {
                archived?: boolean | undefined;
                description?: string | undefined;
                id?: number | undefined;
                labels?: string[] | undefined;
                limit?: number | undefined;
                name?: string | undefined;
                offset?: number | undefined;
                orderBy?: ("ORDER_BY_UNSPECIFIED" | "ORDER_BY_ASC" | "ORDER_BY_DESC") | undefined;
                sortBy?: ("SORT_BY_UNSPECIFIED" | "SORT_BY_NAME" | "SORT_BY_DESCRIPTION" | "SORT_BY_CREATION_TIME" | "SORT_BY_LAST_UPDATED_TIME" | "SORT_BY_NUM_VERSIONS" | "SORT_BY_WORKSPACE") | undefined;
                userIds?: number[] | undefined;
                users?: string[] | undefined;
                workspaceIds?: number[] | undefined;
                workspaceNames?: string[] | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetModelsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PostModel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PostModelRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PostModelResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                modelName: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetModelResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    DeleteModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                modelName: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1DeleteModelResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PatchModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                modelName: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PatchModel"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PatchModelResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    ArchiveModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                modelName: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1ArchiveModelResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    MoveModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                modelName: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1MoveModelRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1MoveModelResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    UnarchiveModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                modelName: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1UnarchiveModelResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetModelVersions: {
        parameters: {
            query?: {
                limit?: number | undefined;
                offset?: number | undefined;
                orderBy?: ("ORDER_BY_UNSPECIFIED" | "ORDER_BY_ASC" | "ORDER_BY_DESC") | undefined;
                sortBy?: ("SORT_BY_UNSPECIFIED" | "SORT_BY_VERSION" | "SORT_BY_CREATION_TIME") | undefined;
            } | undefined;
            header?: never;
            path: {
                modelName: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetModelVersionsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PostModelVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                modelName: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PostModelVersionRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PostModelVersionResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetModelVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                modelName: string;
                modelVersionNum: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetModelVersionResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    DeleteModelVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                modelName: string;
                modelVersionNum: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1DeleteModelVersionResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PatchModelVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                modelName: string;
                modelVersionNum: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PatchModelVersion"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PatchModelVersionResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetTrialMetricsByModelVersion: {
        parameters: {
            query?: {
                metricGroup?: string | undefined;
                trialSourceInfoType?: ("TRIAL_SOURCE_INFO_TYPE_UNSPECIFIED" | "TRIAL_SOURCE_INFO_TYPE_INFERENCE" | "TRIAL_SOURCE_INFO_TYPE_FINE_TUNING") | undefined;
            } | undefined;
            header?: never;
            path: {
                modelName: string;
                modelVersionNum: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetTrialMetricsByModelVersionResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    BulkAutoCreateWorkspaceNamespaceBindings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1BulkAutoCreateWorkspaceNamespaceBindingsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1BulkAutoCreateWorkspaceNamespaceBindingsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetWorkspacesWithDefaultNamespaceBindings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetWorkspacesWithDefaultNamespaceBindingsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetNotebooks: {
        parameters: {
            query?: {
                limit?: number | undefined;
                offset?: number | undefined;
                orderBy?: ("ORDER_BY_UNSPECIFIED" | "ORDER_BY_ASC" | "ORDER_BY_DESC") | undefined;
                sortBy?: ("SORT_BY_UNSPECIFIED" | "SORT_BY_ID" | "SORT_BY_DESCRIPTION" | "SORT_BY_START_TIME" | "SORT_BY_WORKSPACE_ID") | undefined;
                userIds?: number[] | undefined;
                users?: string[] | undefined;
                workspaceId?: number | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetNotebooksResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    LaunchNotebook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1LaunchNotebookRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1LaunchNotebookResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetNotebook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notebookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetNotebookResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    KillNotebook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notebookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1KillNotebookResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    IdleNotebook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notebookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1IdleNotebookRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1IdleNotebookResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    SetNotebookPriority: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notebookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1SetNotebookPriorityRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1SetNotebookPriorityResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetPermissionsSummary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetPermissionsSummaryResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PreviewHPSearch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PreviewHPSearchRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PreviewHPSearchResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetProjectResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    DeleteProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1DeleteProjectResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PatchProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PatchProject"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PatchProjectResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    ArchiveProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1ArchiveProjectResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetProjectColumns: {
        parameters: {
            query?: {
                tableType?: ("TABLE_TYPE_UNSPECIFIED" | "TABLE_TYPE_EXPERIMENT" | "TABLE_TYPE_RUN") | undefined;
            } | undefined;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetProjectColumnsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetProjectNumericMetricsRange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetProjectNumericMetricsRangeResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    UnarchiveProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1UnarchiveProjectResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    ActivateExperiments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1ActivateExperimentsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1ActivateExperimentsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    ArchiveExperiments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1ArchiveExperimentsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1ArchiveExperimentsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    CancelExperiments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1CancelExperimentsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1CancelExperimentsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    DeleteExperiments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1DeleteExperimentsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1DeleteExperimentsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    KillExperiments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1KillExperimentsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1KillExperimentsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    MoveExperiments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1MoveExperimentsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1MoveExperimentsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PauseExperiments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PauseExperimentsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PauseExperimentsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PutExperimentsRetainLogs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PutExperimentsRetainLogsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PutExperimentsRetainLogsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    UnarchiveExperiments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1UnarchiveExperimentsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1UnarchiveExperimentsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetMetadataValues: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
                projectId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetMetadataValuesResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    MoveProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1MoveProjectRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1MoveProjectResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PutProjectNotes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PutProjectNotesRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PutProjectNotesResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    AddProjectNote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1Note"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1AddProjectNoteResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetProjectByKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetProjectByKeyResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetResourcePools: {
        parameters: {
            query?: {
                limit?: number | undefined;
                offset?: number | undefined;
                unbound?: boolean | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetResourcePoolsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    ListWorkspacesBoundToRP: {
        parameters: {
            query?: {
                limit?: number | undefined;
                offset?: number | undefined;
            } | undefined;
            header?: never;
            path: {
                resourcePoolName: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1ListWorkspacesBoundToRPResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    OverwriteRPWorkspaceBindings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                resourcePoolName: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1OverwriteRPWorkspaceBindingsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1OverwriteRPWorkspaceBindingsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    BindRPToWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                resourcePoolName: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1BindRPToWorkspaceRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1BindRPToWorkspaceResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    UnbindRPFromWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                resourcePoolName: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1UnbindRPFromWorkspaceRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1UnbindRPFromWorkspaceResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    ResourceAllocationAggregated: {
        parameters: {
            query: {
                endDate: string;
                period: "RESOURCE_ALLOCATION_AGGREGATION_PERIOD_UNSPECIFIED" | "RESOURCE_ALLOCATION_AGGREGATION_PERIOD_DAILY" | "RESOURCE_ALLOCATION_AGGREGATION_PERIOD_MONTHLY";
                startDate: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1ResourceAllocationAggregatedResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    ResourceAllocationRaw: {
        parameters: {
            query: {
                timestampAfter: string;
                timestampBefore: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1ResourceAllocationRawResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    AssignRoles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1AssignRolesRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1AssignRolesResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    RemoveAssignments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1RemoveAssignmentsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1RemoveAssignmentsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    ListRoles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1ListRolesRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1ListRolesResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    SearchRolesAssignableToScope: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1SearchRolesAssignableToScopeRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1SearchRolesAssignableToScopeResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetRolesAssignedToGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                groupId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetRolesAssignedToGroupResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetRolesByID: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1GetRolesByIDRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetRolesByIDResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetRolesAssignedToUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetRolesAssignedToUserResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetGroupsAndUsersAssignedToWorkspace: {
        parameters: {
            query?: {
                name?: string | undefined;
            } | undefined;
            header?: never;
            path: {
                workspaceId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetGroupsAndUsersAssignedToWorkspaceResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    SearchRunsBefore0350: {
        parameters: {
            query?: {
                filter?: string | undefined;
                limit?: number | undefined;
                offset?: number | undefined;
                projectId?: number | undefined;
                sort?: string | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1SearchRunsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    SearchRuns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1SearchRunsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1SearchRunsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetRunMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetRunMetadataResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PostRunMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PostRunMetadataRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PostRunMetadataResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    ArchiveRuns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1ArchiveRunsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1ArchiveRunsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    DeleteRuns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1DeleteRunsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1DeleteRunsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    KillRuns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1KillRunsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1KillRunsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    MoveRuns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1MoveRunsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1MoveRunsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PauseRuns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PauseRunsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PauseRunsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    ResumeRuns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1ResumeRunsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1ResumeRunsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    RunPrepareForReporting: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1RunPrepareForReportingRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1RunPrepareForReportingResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    UnarchiveRuns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1UnarchiveRunsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1UnarchiveRunsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetShells: {
        parameters: {
            query?: {
                limit?: number | undefined;
                offset?: number | undefined;
                orderBy?: ("ORDER_BY_UNSPECIFIED" | "ORDER_BY_ASC" | "ORDER_BY_DESC") | undefined;
                sortBy?: ("SORT_BY_UNSPECIFIED" | "SORT_BY_ID" | "SORT_BY_DESCRIPTION" | "SORT_BY_START_TIME" | "SORT_BY_WORKSPACE_ID") | undefined;
                userIds?: number[] | undefined;
                users?: string[] | undefined;
                workspaceId?: number | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetShellsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    LaunchShell: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1LaunchShellRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1LaunchShellResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetShell: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shellId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetShellResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    KillShell: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shellId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1KillShellResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    SetShellPriority: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shellId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1SetShellPriorityRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1SetShellPriorityResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PostTaskLogs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PostTaskLogsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PostTaskLogsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetTasks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetTasksResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetTaskResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetTaskAcceleratorData: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetTaskAcceleratorDataResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetGenericTaskConfig: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetGenericTaskConfigResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetTaskContextDirectory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetTaskContextDirectoryResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    KillGenericTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1KillGenericTaskRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1KillGenericTaskResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    TaskLogs: {
        parameters: {
            query?: {
                agentIds?: string[] | undefined;
                allocationIds?: string[] | undefined;
                containerIds?: string[] | undefined;
                enableRegex?: boolean | undefined;
                follow?: boolean | undefined;
                levels?: ("LOG_LEVEL_UNSPECIFIED" | "LOG_LEVEL_TRACE" | "LOG_LEVEL_DEBUG" | "LOG_LEVEL_INFO" | "LOG_LEVEL_WARNING" | "LOG_LEVEL_ERROR" | "LOG_LEVEL_CRITICAL")[] | undefined;
                limit?: number | undefined;
                orderBy?: ("ORDER_BY_UNSPECIFIED" | "ORDER_BY_ASC" | "ORDER_BY_DESC") | undefined;
                rankIds?: number[] | undefined;
                searchText?: string | undefined;
                sources?: string[] | undefined;
                stdtypes?: string[] | undefined;
                timestampAfter?: string | undefined;
                timestampBefore?: string | undefined;
            } | undefined;
            header?: never;
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": {
                        result: components["schemas"]["v1TaskLogsResponse"];
                    } | components["schemas"]["StreamErrorLine"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"] | components["schemas"]["StreamErrorLine"];
                };
            };
        };
    };
    TaskLogsFields: {
        parameters: {
            query?: {
                follow?: boolean | undefined;
            } | undefined;
            header?: never;
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": {
                        result: components["schemas"]["v1TaskLogsFieldsResponse"];
                    } | components["schemas"]["StreamErrorLine"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"] | components["schemas"]["StreamErrorLine"];
                };
            };
        };
    };
    PauseGenericTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PauseGenericTaskResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    UnpauseGenericTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1UnpauseGenericTaskResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetActiveTasksCount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetActiveTasksCountResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PatchTemplateName: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PatchTemplateNameRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PatchTemplateNameResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetTemplates: {
        parameters: {
            query?: {
                limit?: number | undefined;
                name?: string | undefined;
                offset?: number | undefined;
                orderBy?: ("ORDER_BY_UNSPECIFIED" | "ORDER_BY_ASC" | "ORDER_BY_DESC") | undefined;
                sortBy?: ("SORT_BY_UNSPECIFIED" | "SORT_BY_NAME") | undefined;
                workspaceIds?: number[] | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetTemplatesResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PutTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                "template.name": string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1TemplateInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PutTemplateResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PostTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                "template.name": string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1TemplateInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PostTemplateResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                templateName: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetTemplateResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    DeleteTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                templateName: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1DeleteTemplateResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PatchTemplateConfig: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                templateName: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PatchTemplateConfigResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetTensorboards: {
        parameters: {
            query?: {
                limit?: number | undefined;
                offset?: number | undefined;
                orderBy?: ("ORDER_BY_UNSPECIFIED" | "ORDER_BY_ASC" | "ORDER_BY_DESC") | undefined;
                sortBy?: ("SORT_BY_UNSPECIFIED" | "SORT_BY_ID" | "SORT_BY_DESCRIPTION" | "SORT_BY_START_TIME" | "SORT_BY_WORKSPACE_ID") | undefined;
                userIds?: number[] | undefined;
                users?: string[] | undefined;
                workspaceId?: number | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetTensorboardsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    LaunchTensorboard: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1LaunchTensorboardRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1LaunchTensorboardResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetTensorboard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tensorboardId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetTensorboardResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    KillTensorboard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tensorboardId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1KillTensorboardResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    SetTensorboardPriority: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tensorboardId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1SetTensorboardPriorityRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1SetTensorboardPriorityResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetAccessTokens: {
        parameters: {
            query?: {
                limit?: number | undefined;
                offset?: number | undefined;
                orderBy?: ("ORDER_BY_UNSPECIFIED" | "ORDER_BY_ASC" | "ORDER_BY_DESC") | undefined;
                showInactive?: boolean | undefined;
                sortBy?: ("SORT_BY_UNSPECIFIED" | "SORT_BY_USER_ID" | "SORT_BY_EXPIRY" | "SORT_BY_CREATED_AT" | "SORT_BY_TOKEN_TYPE" | "SORT_BY_REVOKED" | "SORT_BY_DESCRIPTION") | undefined;
                tokenIds?: number[] | undefined;
                username?: string | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetAccessTokensResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PostAccessToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PostAccessTokenRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PostAccessTokenResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PatchAccessToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tokenId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PatchAccessTokenRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PatchAccessTokenResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    ReportTrialSourceInfo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1ReportTrialSourceInfoRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1ReportTrialSourceInfoResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PutTrial: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PutTrialRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PutTrialResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    CreateTrial: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1CreateTrialRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1CreateTrialResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetTrialCheckpoints: {
        parameters: {
            query?: {
                limit?: number | undefined;
                offset?: number | undefined;
                orderBy?: ("ORDER_BY_UNSPECIFIED" | "ORDER_BY_ASC" | "ORDER_BY_DESC") | undefined;
                sortBy?: ("SORT_BY_UNSPECIFIED" | "SORT_BY_UUID" | "SORT_BY_BATCH_NUMBER" | "SORT_BY_END_TIME" | "SORT_BY_STATE") | undefined;
                sortByAttr?: ("SORT_BY_UNSPECIFIED" | "SORT_BY_UUID" | "SORT_BY_TRIAL_ID" | "SORT_BY_BATCH_NUMBER" | "SORT_BY_END_TIME" | "SORT_BY_STATE" | "SORT_BY_SEARCHER_METRIC") | undefined;
                sortByMetric?: string | undefined;
                states?: ("STATE_UNSPECIFIED" | "STATE_ACTIVE" | "STATE_COMPLETED" | "STATE_ERROR" | "STATE_DELETED" | "STATE_PARTIALLY_DELETED")[] | undefined;
            } | undefined;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetTrialCheckpointsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    KillTrial: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1KillTrialResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetTrialRemainingLogRetentionDays: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetTrialRemainingLogRetentionDaysResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetTrialProfilerMetrics: {
        parameters: {
            query?: {
                follow?: boolean | undefined;
                "labels.agentId"?: string | undefined;
                "labels.gpuUuid"?: string | undefined;
                "labels.metricType"?: ("PROFILER_METRIC_TYPE_UNSPECIFIED" | "PROFILER_METRIC_TYPE_SYSTEM" | "PROFILER_METRIC_TYPE_TIMING" | "PROFILER_METRIC_TYPE_MISC") | undefined;
                "labels.name"?: string | undefined;
            } | undefined;
            header?: never;
            path: {
                "labels.trialId": number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": {
                        result: components["schemas"]["v1GetTrialProfilerMetricsResponse"];
                    } | components["schemas"]["StreamErrorLine"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"] | components["schemas"]["StreamErrorLine"];
                };
            };
        };
    };
    ReportTrialMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                "metrics.trialId": number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1ReportTrialMetricsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1ReportTrialMetricsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    ReportTrialTrainingMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                "trainingMetrics.trialId": number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1TrialMetrics"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1ReportTrialTrainingMetricsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetTrial: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trialId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetTrialResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PatchTrial: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trialId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PatchTrialRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PatchTrialResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    ReportTrialSearcherEarlyExit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trialId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1TrialEarlyExit"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1ReportTrialSearcherEarlyExitResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    TrialLogs: {
        parameters: {
            query?: {
                agentIds?: string[] | undefined;
                containerIds?: string[] | undefined;
                enableRegex?: boolean | undefined;
                follow?: boolean | undefined;
                levels?: ("LOG_LEVEL_UNSPECIFIED" | "LOG_LEVEL_TRACE" | "LOG_LEVEL_DEBUG" | "LOG_LEVEL_INFO" | "LOG_LEVEL_WARNING" | "LOG_LEVEL_ERROR" | "LOG_LEVEL_CRITICAL")[] | undefined;
                limit?: number | undefined;
                orderBy?: ("ORDER_BY_UNSPECIFIED" | "ORDER_BY_ASC" | "ORDER_BY_DESC") | undefined;
                rankIds?: number[] | undefined;
                searchText?: string | undefined;
                sources?: string[] | undefined;
                stdtypes?: string[] | undefined;
                timestampAfter?: string | undefined;
                timestampBefore?: string | undefined;
            } | undefined;
            header?: never;
            path: {
                trialId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": {
                        result: components["schemas"]["v1TrialLogsResponse"];
                    } | components["schemas"]["StreamErrorLine"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"] | components["schemas"]["StreamErrorLine"];
                };
            };
        };
    };
    TrialLogsFields: {
        parameters: {
            query?: {
                follow?: boolean | undefined;
            } | undefined;
            header?: never;
            path: {
                trialId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": {
                        result: components["schemas"]["v1TrialLogsFieldsResponse"];
                    } | components["schemas"]["StreamErrorLine"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"] | components["schemas"]["StreamErrorLine"];
                };
            };
        };
    };
    GetTrialProfilerAvailableSeries: {
        parameters: {
            query?: {
                follow?: boolean | undefined;
            } | undefined;
            header?: never;
            path: {
                trialId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": {
                        result: components["schemas"]["v1GetTrialProfilerAvailableSeriesResponse"];
                    } | components["schemas"]["StreamErrorLine"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"] | components["schemas"]["StreamErrorLine"];
                };
            };
        };
    };
    ReportTrialProgress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trialId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1ReportTrialProgressRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1ReportTrialProgressResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PutTrialRetainLogs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trialId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PutTrialRetainLogsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PutTrialRetainLogsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PostTrialRunnerMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trialId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1TrialRunnerMetadata"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PostTrialRunnerMetadataResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    StartTrial: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trialId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1StartTrialRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1StartTrialResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetTrialWorkloads: {
        parameters: {
            query?: {
                filter?: ("FILTER_OPTION_UNSPECIFIED" | "FILTER_OPTION_CHECKPOINT" | "FILTER_OPTION_VALIDATION" | "FILTER_OPTION_CHECKPOINT_OR_VALIDATION") | undefined;
                group?: string | undefined;
                includeBatchMetrics?: boolean | undefined;
                limit?: number | undefined;
                metricType?: ("METRIC_TYPE_UNSPECIFIED" | "METRIC_TYPE_TRAINING" | "METRIC_TYPE_VALIDATION" | "METRIC_TYPE_PROFILING") | undefined;
                offset?: number | undefined;
                orderBy?: ("ORDER_BY_UNSPECIFIED" | "ORDER_BY_ASC" | "ORDER_BY_DESC") | undefined;
                removeDeletedCheckpoints?: boolean | undefined;
                sortKey?: string | undefined;
            } | undefined;
            header?: never;
            path: {
                trialId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetTrialWorkloadsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    ReportTrialValidationMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                "validationMetrics.trialId": number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1TrialMetrics"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1ReportTrialValidationMetricsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetTrialByExternalID: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                externalExperimentId: string;
                externalTrialId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetTrialByExternalIDResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    CompareTrialsBefore0212: {
        parameters: {
            query?: {
                endBatches?: number | undefined;
                maxDatapoints?: number | undefined;
                metricNames?: string[] | undefined;
                metricType?: ("METRIC_TYPE_UNSPECIFIED" | "METRIC_TYPE_TRAINING" | "METRIC_TYPE_VALIDATION") | undefined;
                startBatches?: number | undefined;
                trialIds?: number[] | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        trials: {
                            metrics: {
                                data: {
                                    /** Format: int32 */
                                    batches: number;
                                    /** Format: double */
                                    value: number;
                                }[];
                                name: string;
                                type: components["schemas"]["v1MetricType"];
                            }[];
                            trial: components["schemas"]["trialv1Trial"];
                        }[];
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetTrainingMetrics: {
        parameters: {
            query?: {
                trialIds?: number[] | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": {
                        result: components["schemas"]["v1GetTrainingMetricsResponse"];
                    } | components["schemas"]["StreamErrorLine"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"] | components["schemas"]["StreamErrorLine"];
                };
            };
        };
    };
    GetMetrics: {
        parameters: {
            query: {
                group: string;
                trialIds: number[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": {
                        result: components["schemas"]["v1GetMetricsResponse"];
                    } | components["schemas"]["StreamErrorLine"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"] | components["schemas"]["StreamErrorLine"];
                };
            };
        };
    };
    GetValidationMetrics: {
        parameters: {
            query?: {
                trialIds?: number[] | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": {
                        result: components["schemas"]["v1GetValidationMetricsResponse"];
                    } | components["schemas"]["StreamErrorLine"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"] | components["schemas"]["StreamErrorLine"];
                };
            };
        };
    };
    PostTrialProfilerMetricsBatch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PostTrialProfilerMetricsBatchRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PostTrialProfilerMetricsBatchResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    CompareTrials: {
        parameters: {
            query?: {
                endBatches?: number | undefined;
                group?: string | undefined;
                maxDatapoints?: number | undefined;
                metricIds?: string[] | undefined;
                metricNames?: string[] | undefined;
                metricType?: ("METRIC_TYPE_UNSPECIFIED" | "METRIC_TYPE_TRAINING" | "METRIC_TYPE_VALIDATION" | "METRIC_TYPE_PROFILING") | undefined;
                startBatches?: number | undefined;
                "timeSeriesFilter.doubleRange.gt"?: number | undefined;
                "timeSeriesFilter.doubleRange.gte"?: number | undefined;
                "timeSeriesFilter.doubleRange.lt"?: number | undefined;
                "timeSeriesFilter.doubleRange.lte"?: number | undefined;
                "timeSeriesFilter.integerRange.gt"?: number | undefined;
                "timeSeriesFilter.integerRange.gte"?: number | undefined;
                "timeSeriesFilter.integerRange.incl"?: number[] | undefined;
                "timeSeriesFilter.integerRange.lt"?: number | undefined;
                "timeSeriesFilter.integerRange.lte"?: number | undefined;
                "timeSeriesFilter.integerRange.notIn"?: number[] | undefined;
                "timeSeriesFilter.name"?: string | undefined;
                "timeSeriesFilter.timeRange.gt"?: string | undefined;
                "timeSeriesFilter.timeRange.gte"?: string | undefined;
                "timeSeriesFilter.timeRange.lt"?: string | undefined;
                "timeSeriesFilter.timeRange.lte"?: string | undefined;
                trialIds?: number[] | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1CompareTrialsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetProjectsByUserActivity: {
        parameters: {
            query?: {
                limit?: number | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetProjectsByUserActivityResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetUsers: {
        parameters: {
            query?: {
                active?: boolean | undefined;
                admin?: boolean | undefined;
                limit?: number | undefined;
                name?: string | undefined;
                offset?: number | undefined;
                orderBy?: ("ORDER_BY_UNSPECIFIED" | "ORDER_BY_ASC" | "ORDER_BY_DESC") | undefined;
                roleIdAssignedDirectlyToUser?: number[] | undefined;
                sortBy?: ("SORT_BY_UNSPECIFIED" | "SORT_BY_DISPLAY_NAME" | "SORT_BY_USER_NAME" | "SORT_BY_ADMIN" | "SORT_BY_ACTIVE" | "SORT_BY_MODIFIED_TIME" | "SORT_BY_NAME" | "SORT_BY_LAST_AUTH_TIME" | "SORT_BY_REMOTE") | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetUsersResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PostUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PostUserRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PostUserResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PatchUsers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PatchUsersRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PatchUsersResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetUserResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PatchUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PatchUser"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PatchUserResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    SetUserPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1SetUserPasswordResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetUserByUsername: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                username: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetUserByUsernameResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PostUserActivity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PostUserActivityRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PostUserActivityResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    AssignMultipleGroups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1AssignMultipleGroupsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1AssignMultipleGroupsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetUserSetting: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetUserSettingResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PostUserSetting: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PostUserSettingRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PostUserSettingResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    ResetUserSetting: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1ResetUserSettingResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetWebhooksResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PostWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1WebhookInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PostWebhookResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    DeleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1DeleteWebhookResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PatchWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PatchWebhook"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PatchWebhookResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    TestWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1TestWebhookResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PostWebhookEventData: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PostWebhookEventDataRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PostWebhookEventDataResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetWorkspaces: {
        parameters: {
            query?: {
                archived?: boolean | undefined;
                limit?: number | undefined;
                name?: string | undefined;
                nameCaseSensitive?: string | undefined;
                offset?: number | undefined;
                orderBy?: ("ORDER_BY_UNSPECIFIED" | "ORDER_BY_ASC" | "ORDER_BY_DESC") | undefined;
                pinned?: boolean | undefined;
                sortBy?: ("SORT_BY_UNSPECIFIED" | "SORT_BY_ID" | "SORT_BY_NAME") | undefined;
                userIds?: number[] | undefined;
                users?: string[] | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetWorkspacesResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PostWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PostWorkspaceRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PostWorkspaceResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetWorkspaceResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    DeleteWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1DeleteWorkspaceResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PatchWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PatchWorkspace"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PatchWorkspaceResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    ArchiveWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1ArchiveWorkspaceResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetKubernetesResourceQuotas: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetKubernetesResourceQuotasResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    ListWorkspaceNamespaceBindings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1ListWorkspaceNamespaceBindingsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PinWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PinWorkspaceResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    GetWorkspaceProjects: {
        parameters: {
            query?: {
                archived?: boolean | undefined;
                limit?: number | undefined;
                name?: string | undefined;
                offset?: number | undefined;
                orderBy?: ("ORDER_BY_UNSPECIFIED" | "ORDER_BY_ASC" | "ORDER_BY_DESC") | undefined;
                sortBy?: ("SORT_BY_UNSPECIFIED" | "SORT_BY_CREATION_TIME" | "SORT_BY_LAST_EXPERIMENT_START_TIME" | "SORT_BY_NAME" | "SORT_BY_DESCRIPTION" | "SORT_BY_ID") | undefined;
                userIds?: number[] | undefined;
                users?: string[] | undefined;
            } | undefined;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1GetWorkspaceProjectsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    SetResourceQuotas: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1SetResourceQuotasRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1SetResourceQuotasResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    UnarchiveWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1UnarchiveWorkspaceResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    UnpinWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1UnpinWorkspaceResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    ListRPsBoundToWorkspace: {
        parameters: {
            query?: {
                limit?: number | undefined;
                offset?: number | undefined;
            } | undefined;
            header?: never;
            path: {
                workspaceId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1ListRPsBoundToWorkspaceResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    SetWorkspaceNamespaceBindings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1SetWorkspaceNamespaceBindingsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1SetWorkspaceNamespaceBindingsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    DeleteWorkspaceNamespaceBindings: {
        parameters: {
            query?: {
                clusterNames?: string[] | undefined;
            } | undefined;
            header?: never;
            path: {
                workspaceId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1DeleteWorkspaceNamespaceBindingsResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    PostProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspaceId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1PostProjectRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1PostProjectResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayError"];
                };
            };
        };
    };
    "get-checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                checkpoint_uuid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/gzip": unknown;
                    "application/x-tar": unknown;
                    "application/zip": unknown;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlainError"];
                };
            };
        };
    };
    "get-experiment-model-file": {
        parameters: {
            query: {
                path: string;
            };
            header?: never;
            path: {
                experiment_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain; charset=utf-8": unknown;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlainError"];
                };
            };
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthCheck"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthCheck"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlainError"];
                };
            };
        };
    };
    "get-info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cluster_id: string;
                        cluster_name: string;
                        master_id: string;
                        sso_providers?: ({
                            [key: string]: unknown;
                        }[] | null) | undefined;
                        telemetry?: {
                            [key: string]: unknown;
                        } | undefined;
                        version: string;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlainError"];
                };
            };
        };
    };
    "get-oauth2-clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        domain: string;
                        id: string;
                        name: string;
                    }[];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlainError"];
                };
            };
        };
    };
    "post-oauth2-client": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    domain: string;
                    name: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        secret: string;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlainError"];
                };
            };
        };
    };
    "delete-oauth2-client": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlainError"];
                };
            };
        };
    };
    "get-aggregated-resource-allocation-csv": {
        parameters: {
            query: {
                end_date: string;
                period: string;
                start_date: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlainError"];
                };
            };
        };
    };
    "get-resource-allocation-csv": {
        parameters: {
            query: {
                timestamp_after: string;
                timestamp_before: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlainError"];
                };
            };
        };
    };
    "get-raw-resource-allocation-csv": {
        parameters: {
            query: {
                timestamp_after: string;
                timestamp_before: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlainError"];
                };
            };
        };
    };
    "post-task-logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    agent_id?: string | undefined;
                    allocation_id?: string | undefined;
                    container_id?: string | undefined;
                    level?: string | undefined;
                    log: string;
                    /** Format: int32 */
                    rank_id?: number | undefined;
                    source?: string | undefined;
                    stdtype?: string | undefined;
                    task_id: string;
                    /** Format: date-time */
                    timestamp?: string | undefined;
                }[];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlainError"];
                };
            };
        };
    };
}
