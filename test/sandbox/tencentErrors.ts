import type { SandboxError } from './counterpart.ts';
import type { SignatureFault } from './signing/verify.ts';

/** Stands in every reply of Tencent Cloud. */
export const TENCENT_REQUEST_ID = '3314b4e1-0000-4000-8000-00000000000e';

/** The common errors, and those that the official SDK names for SmsPackagesStatistics. All of them come with status 200. */
export const TENCENT_ERRORS: ReadonlyMap<string, SandboxError> = new Map(
  (
    [
      ['ActionOffline', 'This API has been deprecated.'],
      ['AuthFailure.InvalidAuthorization', '`Authorization` in the request header is invalid.'],
      ['AuthFailure.InvalidSecretId', 'Invalid key (not a TencentCloud API key type).'],
      ['AuthFailure.MFAFailure', 'MFA failed.'],
      ['AuthFailure.SecretIdNotFound', 'The SecretId is not found, please ensure that your SecretId is correct.'],
      [
        'AuthFailure.SignatureExpire',
        'Signature expired. Timestamp and server time cannot differ by more than five minutes. Please ensure your current local time matches the standard time.',
      ],
      [
        'AuthFailure.SignatureFailure',
        'The provided credentials could not be validated. Please check your signature is correct.',
      ],
      ['AuthFailure.TokenFailure', 'Token error.'],
      ['AuthFailure.UnauthorizedOperation', 'The request is not authorized. Please refer to the CAM documentation.'],
      ['FailedOperation.FailResolvePacket', 'Failed to parse the request packet.'],
      ['FailedOperation.JsonParseFail', 'Failed to parse the JSON of the request.'],
      ['InternalError', 'Internal error.'],
      ['InternalError.OtherError', 'Another error occurred.'],
      ['InternalError.RequestTimeException', 'The time of the request is abnormal.'],
      ['InternalError.Timeout', 'The request timed out.'],
      ['InternalError.UnknownError', 'An unknown error occurred.'],
      ['InvalidAction', 'The API does not exist.'],
      ['InvalidParameter', 'Incorrect parameter.'],
      ['InvalidParameterValue', 'Invalid parameter value.'],
      ['InvalidParameterValue.BeginTimeVerifyFail', 'The parameter `BeginTime` is not valid.'],
      ['InvalidParameterValue.EndTimeVerifyFail', 'The parameter `EndTime` is not valid.'],
      ['InvalidParameterValue.LimitVerifyFail', 'The parameter `Limit` is not valid.'],
      ['InvalidParameterValue.OffsetVerifyFail', 'The parameter `Offset` is not valid.'],
      ['InvalidParameterValue.SdkAppIdNotExist', 'The SdkAppId does not exist.'],
      ['InvalidRequest', 'The multipart format of the request body is incorrect.'],
      ['IpInBlacklist', 'Your IP is in uin IP blacklist.'],
      ['IpNotInWhitelist', 'Your IP is not in uin IP whitelist.'],
      ['LimitExceeded', 'Quota limit exceeded.'],
      ['MissingParameter', 'A parameter is missing.'],
      ['NoSuchProduct', 'The product does not exist.'],
      ['NoSuchVersion', 'The API version does not exist.'],
      ['RequestLimitExceeded', 'The number of requests exceeds the frequency limit.'],
      ['RequestLimitExceeded.GlobalRegionUinLimitExceeded', 'The number of uin requests exceeds the frequency limit.'],
      ['RequestLimitExceeded.IPLimitExceeded', 'The number of ip requests exceeds the frequency limit.'],
      ['RequestLimitExceeded.UinLimitExceeded', 'The number of uin requests exceeds the frequency limit.'],
      ['ServiceUnavailable', 'Service is unavailable now.'],
      ['UnauthorizedOperation', 'Unauthorized operation.'],
      ['UnauthorizedOperation.RequestIpNotInWhitelist', 'The IP of the request is not in the allowlist.'],
      ['UnauthorizedOperation.RequestPermissionDeny', 'No permission for the request.'],
      ['UnauthorizedOperation.SdkAppIdIsDisabled', 'The SdkAppId is disabled.'],
      ['UnauthorizedOperation.SerivceSuspendDueToArrears', 'The service is suspended due to arrears.'],
      ['UnauthorizedOperation.SmsSdkAppIdVerifyFail', 'Failed to verify the SmsSdkAppId.'],
      ['UnknownParameter', 'Unknown parameter.'],
      ['UnsupportedOperation', 'Unsupported operation.'],
      ['UnsupportedProtocol', 'HTTP(S) request protocol error; only GET and POST requests are supported.'],
      ['UnsupportedRegion', 'API does not support the requested region.'],
    ] as const
  ).map(([code, message]) => [code, { status: 200, message }]),
);

/** What Tencent Cloud answers to each fault of a signature. */
export const TENCENT_SIGNATURE_CODES: Readonly<Record<SignatureFault, string>> = {
  missing: 'MissingParameter',
  malformed: 'AuthFailure.InvalidAuthorization',
  'time-format': 'InvalidParameter',
  unsigned: 'AuthFailure.InvalidAuthorization',
  scope: 'AuthFailure.SignatureFailure',
  expired: 'AuthFailure.SignatureExpire',
  'unknown-key': 'AuthFailure.SecretIdNotFound',
  body: 'AuthFailure.SignatureFailure',
  signature: 'AuthFailure.SignatureFailure',
};
